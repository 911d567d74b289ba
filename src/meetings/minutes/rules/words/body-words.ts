/**
 * Words that names of bodies are made of.
 *
 * @source own: Danish bodies
 */
export const bodyWord =
  /udvalg|gruppe|råd(?:et)?(?![\p{Ll}])|forum|kreds|KKR|bestyrelse|direktion|nævn|panel|partnerskab|netværk|ledelse|koordination/iu
