// Puts the script of the comments into the page once the reader has asked for it, and not before.
for (const button of document.querySelectorAll(".comments .load")) {
  button.addEventListener("click", () => {
    const script = document.createElement("script");
    for (const { name, value } of button.attributes) {
      if (name.startsWith("data-") && name !== "data-src") script.setAttribute(name, value);
    }
    script.src = button.dataset.src;
    script.async = true;
    button.parentElement.replaceWith(script);
  });
}
