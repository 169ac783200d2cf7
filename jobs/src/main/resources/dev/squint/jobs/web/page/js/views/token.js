/**
 * Asks for the token that the server wants.
 */
import { h } from "../dom.js";

/** The page in place of all views while the server refuses. */
export class TokenView {
  title = "Token";

  constructor() {
    const field = h("input", { type: "password", id: "token", autocomplete: "off", required: true });
    this.element = h(
      "section",
      { class: "empty" },
      h("h1", {}, "This server asks for a token"),
      h("p", { class: "soft" }, "It was printed when the server started, or set by whoever started it."),
      h(
        "form",
        { class: "token-form", on: { submit: (event) => enter(event, field.value) } },
        h("label", { for: "token" }, "Token"),
        field,
        h("button", { class: "button strong" }, "Go on"),
      ),
    );
  }

  update() {}

  dispose() {}
}

/** The server turns the token into a cookie and leads back here. */
function enter(event, token) {
  event.preventDefault();
  location.assign(`/?token=${encodeURIComponent(token)}${location.hash}`);
}
