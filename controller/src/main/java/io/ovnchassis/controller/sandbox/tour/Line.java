package io.ovnchassis.controller.sandbox.tour;

/**
 * A line on the screen.
 *
 * @param text without the line's end
 * @param settled whether it will not change any more
 */
record Line(String text, boolean settled) {
    static Line settled(String text) {
        return new Line(text, true);
    }

    static Line changing(String text) {
        return new Line(text, false);
    }
}
