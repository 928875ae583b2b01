package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import io.ovnchassis.ovsdb.generator.ColumnType.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes the class of a table: its columns, its fields and getters, its enums and its builder. */
final class RowWriter {
    private final TableSchema table;
    private final Docs docs;
    private final ClassName row;
    private final TypeName refType;
    private final List<TypedColumn> columns = new ArrayList<>();

    RowWriter(TableSchema table, ClassName row, Docs docs) {
        this.table = table;
        this.docs = docs;
        this.row = row;
        this.refType = ParameterizedTypeName.get(RuntimeTypes.REF, row);
        for (ColumnSchema column : table.columns()) {
            columns.add(TypedColumn.of(column, row, columns.size()));
        }
        checkNames(column -> Stream.of(column.field()));
        checkNames(column -> Stream.of(column.constant()));
        checkNames(column -> column.enumerations().map(ClassName::simpleName));
    }

    private void checkNames(Function<TypedColumn, Stream<String>> naming) {
        Set<String> names = new HashSet<>();
        for (TypedColumn column : columns) {
            naming.apply(column).filter(name -> !names.add(name)).forEach(name -> {
                throw new MalformedSchemaException("table " + table.name() + ", column "
                        + column.schema().name() + ": another column has the Java name " + name + " already");
            });
        }
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(row)
                .addJavadoc(docs.row(table))
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.ROW, row));
        columns.forEach(column -> type.addField(columnConstant(column)));
        type.addField(tableConstant());
        columns.forEach(column -> type.addField(column.fieldType(), column.field(), Modifier.PRIVATE, Modifier.FINAL));
        type.addMethod(constructor()).addMethod(builderFactory());
        columns.forEach(column -> type.addMethod(getter(column)));
        type.addMethod(overriding("definition", Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.TABLE, row))
                .addStatement("return TABLE")
                .build());
        type.addMethod(overriding("self", Modifier.PROTECTED)
                .returns(row)
                .addStatement("return this")
                .build());
        type.addMethod(differences());
        columns.forEach(column -> column.atoms()
                .forEach(atom -> atom.enumeration()
                        .ifPresent(name -> type.addType(new EnumWriter(table, column.schema(), docs)
                                .write(name, atom.schema().choices())))));
        return type.addType(new BuilderWriter(row, columns, docs).write()).build();
    }

    private FieldSpec columnConstant(TypedColumn column) {
        return FieldSpec.builder(
                        column.columnType(), column.constant(), Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc(docs.constant(column.schema()))
                .initializer("new $T<>($L)", rawType(column.columnType()), column.columnArguments())
                .build();
    }

    private static ClassName rawType(TypeName type) {
        return ((ParameterizedTypeName) type).rawType();
    }

    private FieldSpec tableConstant() {
        CodeBlock all = columns.stream()
                .map(column -> CodeBlock.of("$L", column.constant()))
                .collect(CodeBlock.joining(", "));
        return FieldSpec.builder(
                        ParameterizedTypeName.get(RuntimeTypes.TABLE, row),
                        "TABLE",
                        Modifier.PUBLIC,
                        Modifier.STATIC,
                        Modifier.FINAL)
                .addJavadoc("The table, with its columns in the order of the schema.")
                .initializer("new $T<>($S, $T.of($L), Builder::new)", RuntimeTypes.TABLE, table.name(), List.class, all)
                .build();
    }

    private MethodSpec constructor() {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(refType, "ref")
                .addParameter(row.nestedClass("Builder"), "cells")
                .addStatement("super(ref)");
        columns.forEach(column -> constructor.addStatement("this.$1L = cells.$1L", column.field()));
        return constructor.build();
    }

    private MethodSpec builderFactory() {
        return MethodSpec.methodBuilder("builder")
                .addJavadoc("A row in the making, every cell at its default.")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(row.nestedClass("Builder"))
                .addStatement("return new Builder()")
                .build();
    }

    private MethodSpec getter(TypedColumn column) {
        MethodSpec.Builder getter = MethodSpec.methodBuilder(column.field())
                .addJavadoc(docs.getter(table, column.schema()))
                .addModifiers(Modifier.PUBLIC)
                .returns(column.getterType());
        return column.shape() == Shape.OPTIONAL
                ? getter.addStatement("return $T.ofNullable($L)", Optional.class, column.field())
                        .build()
                : getter.addStatement("return $L", column.field()).build();
    }

    private MethodSpec differences() {
        MethodSpec.Builder method = overriding("differences", Modifier.PROTECTED)
                .addParameter(row, "other")
                .returns(RuntimeTypes.COLUMN_SET)
                .addStatement("long bits = 0");
        for (TypedColumn column : columns) {
            method.beginControlFlow("if ($L)", column.differs())
                    .addStatement("bits |= 1L << $L", column.position())
                    .endControlFlow();
        }
        return method.addStatement("return new $T(bits)", RuntimeTypes.COLUMN_SET)
                .build();
    }

    private static MethodSpec.Builder overriding(String name, Modifier access) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(access);
    }
}
