package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes the builder that is nested in a row class.
 *
 * @param row the row class
 * @param columns its columns
 */
record BuilderWriter(ClassName row, List<TypedColumn> columns, Docs docs) {
    private static final String NAME = "Builder";

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addJavadoc("The cells of a row that is being made. Confined to one thread.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.ROW_BUILDER, row));
        columns.forEach(column -> type.addField(field(column)));
        type.addMethod(
                MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
        columns.forEach(column -> addSetters(type, column));
        return type.addMethod(byPosition("read", TypedColumn::read)
                        .addParameter(RuntimeTypes.VALUE_READER, "in")
                        .build())
                .addMethod(byPosition("copy", column -> CodeBlock.of("row.$L", column.field()))
                        .addParameter(row, "row")
                        .build())
                .addMethod(byPosition("applyDifference", TypedColumn::applyDifference)
                        .addParameter(row, "old")
                        .addParameter(row, "difference")
                        .build())
                .addMethod(build())
                .build();
    }

    private static FieldSpec field(TypedColumn column) {
        FieldSpec.Builder field = FieldSpec.builder(column.fieldType(), column.field(), Modifier.PRIVATE);
        column.initialValue().ifPresent(field::initializer);
        return field.build();
    }

    private void addSetters(TypeSpec.Builder type, TypedColumn column) {
        CodeBlock itself = CodeBlock.of("$L", column.field());
        switch (column.shape()) {
            case SCALAR -> type.addMethod(setter(column, column.key().bare(), itself));
            case OPTIONAL -> {
                type.addMethod(setter(column, column.key().bare(), itself));
                type.addMethod(setter(column, column.cellType(), CodeBlock.of("$L.orElse(null)", column.field())));
            }
            case SET ->
                type.addMethod(setter(
                        column,
                        generic(Collection.class, column.key()),
                        CodeBlock.of("$T.copyOf($L)", RuntimeTypes.SORTED_ARRAY_SET, column.field())));
            case MAP ->
                type.addMethod(setter(
                        column,
                        generic(Map.class, column.key(), column.value().orElseThrow()),
                        CodeBlock.of("$T.copyOf($L)", RuntimeTypes.SORTED_ARRAY_MAP, column.field())));
        }
    }

    private static TypeName generic(Class<?> raw, TypedAtom... atoms) {
        TypeName[] arguments = List.of(atoms).stream().map(TypedAtom::type).toArray(TypeName[]::new);
        return ParameterizedTypeName.get(ClassName.get(raw), arguments);
    }

    private MethodSpec setter(TypedColumn column, TypeName parameter, CodeBlock value) {
        return MethodSpec.methodBuilder(column.field())
                .addJavadoc(docs.setter(column.schema()))
                .addModifiers(Modifier.PUBLIC)
                .addParameter(parameter, column.field())
                .returns(row.nestedClass(NAME))
                .addStatement("this.$L = $L", column.field(), value)
                .addStatement("assign($L)", column.position())
                .addStatement("return this")
                .build();
    }

    /** A method that assigns one cell, chosen by the position of its column. */
    private MethodSpec.Builder byPosition(String name, Function<TypedColumn, CodeBlock> value) {
        CodeBlock.Builder body = CodeBlock.builder().beginControlFlow("switch (position)");
        for (TypedColumn column : columns) {
            body.addStatement("case $L -> this.$L = $L", column.position(), column.field(), value.apply(column));
        }
        body.addStatement("default -> throw new $T(position)", IndexOutOfBoundsException.class)
                .endControlFlow();
        return MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(int.class, "position")
                .addCode(body.build())
                .addStatement("assign(position)");
    }

    private MethodSpec build() {
        return MethodSpec.methodBuilder("build")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ParameterizedTypeName.get(RuntimeTypes.REF, row), "ref")
                .returns(row)
                .addStatement("return new $T(ref, this)", row)
                .build();
    }
}
