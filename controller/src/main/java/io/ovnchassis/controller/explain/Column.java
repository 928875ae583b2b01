package io.ovnchassis.controller.explain;

/** A column of a text table: its heading, and whether it is aligned to the right, as numbers are. */
record Column(String heading, boolean right) {
    static Column text(String heading) {
        return new Column(heading, false);
    }

    static Column number(String heading) {
        return new Column(heading, true);
    }
}
