"""Words around a number that show what it is, for `quantities`.

English, German, French and Spanish together: a text is in one language, where words of the others have no effect.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LED_UP = _words("""
of at is are was were to from reached hit scored scores
von bei auf ist sind war waren beträgt betrug erreicht erreichte
de à est sont était étaient atteint
en es son era fue alcanzó
""")  # "is 33"; in Spanish the last of two words, too:
ROSE = _words("subió bajó llegó pasó")  # "subió a 33"
ROUGHLY = _words("""
about around nearly almost just only over under
etwa rund fast nur knapp über unter
environ presque seulement
casi unos solo sólo
""")
GOES_ON = _words("""
in for from to at last this after before since and on as by than against when now again today is was or
im für von zu auf seit nach vor und am als gegen wenn jetzt wieder heute ist war oder
au pour de à depuis après avant et en par contre quand maintenant est était ou
para desde después antes y que contra cuando ahora es era
""")  # "33 in May", and not "33 letters"
MONTHS = _words("""
January February March April May June July August September October November December
Januar Februar März Mai Juni Juli Oktober Dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
""")
COUNTED = _words("""
version release section chapter figure table article paragraph page question step part
kapitel abschnitt abbildung tabelle artikel seite frage schritt teil
chapitre tableau étape partie
versión sección capítulo figura tabla artículo página pregunta paso parte
""")  # "chapter 4"
