package io.ovnchassis.ovsdb.transact;

import io.ovnchassis.ovsdb.schema.ColumnSet;
import io.ovnchassis.ovsdb.schema.Row;
import io.ovnchassis.ovsdb.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The edits of one step to one database, committed together or not at all. Made in the commit phase, by
 * {@code LiveDatabase.begin}, and used up by committing it. Confined to the thread that made it.
 */
public final class Transaction {
    private final long number;
    private final Function<Table<?>, ColumnSet> writable;
    private final Notation notation;
    private final Map<Table<?>, TableEditor<?>> editors = new LinkedHashMap<>();
    private final List<String> comments = new ArrayList<>();

    /**
     * @param number tells the transaction, and the rows that it inserts, from all others of its database; from 1
     * @param writable the columns that the server has of a table; none when it lacks the table
     */
    public Transaction(long number, Function<Table<?>, ColumnSet> writable) {
        if (number < 1) {
            throw new IllegalArgumentException("transactions are numbered from 1, not " + number);
        }
        this.number = number;
        this.writable = writable;
        this.notation = new Notation(number);
    }

    public long number() {
        return number;
    }

    /** The editor of one table, always the same one. */
    public <R extends Row<R>> TableEditor<R> edit(Table<R> table) {
        // A table is the key of an editor of its own row type, by construction.
        @SuppressWarnings("unchecked")
        TableEditor<R> editor = (TableEditor<R>)
                editors.computeIfAbsent(table, _ -> new TableEditor<>(table, writable.apply(table), notation));
        return editor;
    }

    /** Adds a line to what the server writes to its log along with the changes. */
    public void comment(String text) {
        notation.string(text);
        comments.add(text);
    }

    /** Whether it would change nothing: comments and verifications alone are not worth sending. */
    public boolean isEmpty() {
        return editors.values().stream().allMatch(TableEditor::isEmpty);
    }

    /** What is sent: first what is verified, then the edits by table, then the comment. */
    public Submission submission() {
        Operations operations = new Operations(notation);
        editors.values().forEach(editor -> editor.writeChecks(operations));
        editors.values().forEach(editor -> editor.writeEdits(operations));
        if (!comments.isEmpty()) {
            operations.comment(String.join("\n", comments));
        }
        return operations.submission();
    }
}
