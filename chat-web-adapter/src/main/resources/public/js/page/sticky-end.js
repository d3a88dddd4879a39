const NEAR = 80;

/** The end of a list that scrolls: kept in sight as the list grows, until one scrolls up. */
export class StickyEnd {
  #scroller;
  #isKept = true;
  #top = 0;

  constructor(scroller) {
    this.#scroller = scroller;
  }

  /** Browsers tell of scrolling a frame later: whoever has scrolled up by now is not at the end any more. */
  get isKept() {
    this.#isKept &&= this.#scroller.scrollTop >= this.#top || this.#isNear();
    return this.#isKept;
  }

  /** Goes to the end, and stays there. */
  keep() {
    this.#isKept = true;
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#top = this.#scroller.scrollTop;
  }

  /** Stays where it is, though that may be the end. */
  leave() {
    this.#isKept = false;
  }

  /** To be told when the list was scrolled: since then it may have grown, which takes nobody away from its end. */
  scrolled() {
    this.#isKept = this.isKept || this.#isNear();
    this.#top = this.#scroller.scrollTop;
  }

  #isNear() {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }
}
