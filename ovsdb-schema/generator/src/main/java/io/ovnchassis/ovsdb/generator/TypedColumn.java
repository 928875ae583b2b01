package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import io.ovnchassis.ovsdb.generator.ColumnType.Shape;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java side of a column: what its field, getter and constant are called and which types they have.
 *
 * @param schema the column
 * @param row the class that the column is in
 * @param position its place in the table, from 0
 * @param key the type of an element, or of a key
 * @param value the type of a value; only maps have one
 */
record TypedColumn(ColumnSchema schema, ClassName row, int position, TypedAtom key, Optional<TypedAtom> value) {
    static TypedColumn of(ColumnSchema schema, ClassName row, int position) {
        String type = Names.type(schema.name());
        boolean map = schema.type().shape() == Shape.MAP;
        String name = type.equals("Builder") || type.equals(row.simpleName()) ? type + "_" : type;
        return new TypedColumn(
                schema,
                row,
                position,
                TypedAtom.of(schema.type().key(), row, map ? type + "Key" : name),
                schema.type().value().map(value -> TypedAtom.of(value, row, type + "Value")));
    }

    Shape shape() {
        return schema.type().shape();
    }

    String constant() {
        return Names.column(schema.name());
    }

    String field() {
        return Names.method(schema.name());
    }

    Stream<TypedAtom> atoms() {
        return Stream.concat(Stream.of(key), value.stream());
    }

    /** The enums that the column needs; the row class has them nested. */
    Stream<ClassName> enumerations() {
        return atoms().flatMap(atom -> atom.enumeration().stream());
    }

    /** The type of the field in the row and in its builder. */
    TypeName fieldType() {
        return switch (shape()) {
            case SCALAR -> key.bare();
            case OPTIONAL -> key.type().annotated(RuntimeTypes.NULLABLE);
            case SET, MAP -> cellType();
        };
    }

    /** What the getter gives. */
    TypeName getterType() {
        return shape() == Shape.SCALAR ? key.bare() : cellType();
    }

    /** The type that the {@code Column} constant gives to a cell. */
    TypeName cellType() {
        return switch (shape()) {
            case SCALAR -> key.type();
            case OPTIONAL -> ParameterizedTypeName.get(ClassName.get(Optional.class), key.type());
            case SET -> ParameterizedTypeName.get(RuntimeTypes.SORTED_ARRAY_SET, key.type());
            case MAP ->
                ParameterizedTypeName.get(
                        RuntimeTypes.SORTED_ARRAY_MAP,
                        key.type(),
                        value.orElseThrow().type());
        };
    }

    /** The type of the {@code Column} constant. */
    TypeName columnType() {
        return switch (shape()) {
            case SCALAR -> ParameterizedTypeName.get(RuntimeTypes.SCALAR_COLUMN, row, key.type());
            case OPTIONAL -> ParameterizedTypeName.get(RuntimeTypes.OPTIONAL_COLUMN, row, key.type());
            case SET -> ParameterizedTypeName.get(RuntimeTypes.SET_COLUMN, row, key.type());
            case MAP ->
                ParameterizedTypeName.get(
                        RuntimeTypes.MAP_COLUMN,
                        row,
                        key.type(),
                        value.orElseThrow().type());
        };
    }

    /** The arguments of the {@code Column} constant's constructor. */
    CodeBlock columnArguments() {
        CodeBlock atoms = value.map(valueType -> CodeBlock.of("$L, $L", key.descriptor(), valueType.descriptor()))
                .orElse(key.descriptor());
        CodeBlock least =
                shape() == Shape.SET ? CodeBlock.of("$L, ", schema.type().min()) : CodeBlock.of("");
        return CodeBlock.of("$S, $L, $L$L, $T::$L", schema.name(), position, least, atoms, row, field());
    }

    /** What the field of a new builder holds; empty where Java's own default is the schema's. */
    Optional<CodeBlock> initialValue() {
        return switch (shape()) {
            case SCALAR -> key.bare().isPrimitive() ? Optional.empty() : Optional.of(columnDefault());
            case OPTIONAL -> Optional.empty();
            case SET, MAP -> Optional.of(columnDefault());
        };
    }

    private CodeBlock columnDefault() {
        return CodeBlock.of("$L.defaultValue()", constant());
    }

    /** Reads a cell at the cursor {@code in}. */
    CodeBlock read() {
        CodeBlock read = CodeBlock.of("$L.read(in)", constant());
        return switch (shape()) {
            case SCALAR -> key.readPrimitive().orElse(read);
            case OPTIONAL -> CodeBlock.of("$L.orElse(null)", read);
            case SET, MAP -> read;
        };
    }

    /** The cell of {@code old} after the difference that the same cell of {@code difference} holds. */
    CodeBlock applyDifference() {
        return switch (shape()) {
            case SCALAR, OPTIONAL -> CodeBlock.of("difference.$L", field());
            case SET -> CodeBlock.of("old.$1L.symmetricDifference(difference.$1L)", field());
            case MAP -> CodeBlock.of("old.$1L.applyDifference(difference.$1L)", field());
        };
    }

    /** Whether the cell of this row differs from that of {@code other}. */
    CodeBlock differs() {
        if (shape() == Shape.SCALAR && key.bare().isPrimitive()) {
            // As Double.equals has it, so that a row which holds NaN is equal to itself.
            return key.bare().equals(TypeName.DOUBLE)
                    ? CodeBlock.of("$1T.compare($2L, other.$2L) != 0", Double.class, field())
                    : CodeBlock.of("$1L != other.$1L", field());
        }
        return shape() == Shape.OPTIONAL
                ? CodeBlock.of("!$1T.equals($2L, other.$2L)", Objects.class, field())
                : CodeBlock.of("!$1L.equals(other.$1L)", field());
    }
}
