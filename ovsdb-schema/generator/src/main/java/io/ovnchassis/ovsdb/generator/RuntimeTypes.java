package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import javax.annotation.processing.Generated;

/** The hand-written types that generated code is written against, by name: the generator runs before they compile. */
final class RuntimeTypes {
    private static final String SCHEMA = "io.ovnchassis.ovsdb.schema";

    static final ClassName ATOM = ClassName.get(SCHEMA, "Atom");
    static final ClassName COLUMN = ClassName.get(SCHEMA, "Column");
    static final ClassName COLUMN_SET = ClassName.get(SCHEMA, "ColumnSet");
    static final ClassName DATABASE = ClassName.get(SCHEMA, "Database");
    static final ClassName ENUM_VALUE = ClassName.get(SCHEMA, "EnumValue");
    static final ClassName MAP_COLUMN = ClassName.get(SCHEMA, "MapColumn");
    static final ClassName OPTIONAL_COLUMN = ClassName.get(SCHEMA, "OptionalColumn");
    static final ClassName REF = ClassName.get(SCHEMA, "Ref");
    static final ClassName ROW = ClassName.get(SCHEMA, "Row");
    static final ClassName ROW_BUILDER = ClassName.get(SCHEMA, "RowBuilder");
    static final ClassName SCALAR_COLUMN = ClassName.get(SCHEMA, "ScalarColumn");
    static final ClassName SET_COLUMN = ClassName.get(SCHEMA, "SetColumn");
    static final ClassName SORTED_ARRAY_MAP = ClassName.get(SCHEMA, "SortedArrayMap");
    static final ClassName SORTED_ARRAY_SET = ClassName.get(SCHEMA, "SortedArraySet");
    static final ClassName TABLE = ClassName.get(SCHEMA, "Table");
    static final ClassName VALUE_READER = ClassName.get(SCHEMA, "ValueReader");

    static final AnnotationSpec NULLABLE = AnnotationSpec.builder(ClassName.get("org.jspecify.annotations", "Nullable"))
            .build();
    static final AnnotationSpec GENERATED = AnnotationSpec.builder(Generated.class)
            .addMember("value", "$S", Generator.class.getName())
            .build();

    private RuntimeTypes() {}
}
