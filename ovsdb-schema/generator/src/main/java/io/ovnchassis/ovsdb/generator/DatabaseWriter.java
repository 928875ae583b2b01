package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Modifier;

/**
 * Writes all classes of a database into one package.
 *
 * @param schema the database
 * @param packageName the package
 * @param docs its Javadoc
 */
record DatabaseWriter(DatabaseSchema schema, String packageName, Docs docs) {
    /** The text of each source file, by file name. */
    Map<String, String> write() {
        Map<String, String> files = new TreeMap<>();
        files.put("package-info.java", packageInfo());
        Map<ClassName, TableSchema> rows = rows();
        rows.forEach(
                (row, table) -> files.put(row.simpleName() + ".java", text(new RowWriter(table, row, docs).write())));
        files.put(databaseName() + ".java", text(database(rows.keySet())));
        return files;
    }

    private String databaseName() {
        return Names.type(schema.name()) + "Database";
    }

    /** The tables by their class, in the order of the schema. */
    private Map<ClassName, TableSchema> rows() {
        Map<ClassName, TableSchema> rows = new LinkedHashMap<>();
        for (TableSchema table : schema.tables()) {
            ClassName row = ClassName.get(packageName, Names.type(table.name()));
            if (row.simpleName().equals(databaseName()) || rows.put(row, table) != null) {
                throw new MalformedSchemaException(
                        "table " + table.name() + ": the Java name " + row.simpleName() + " is taken");
            }
        }
        return rows;
    }

    private TypeSpec database(Set<ClassName> rows) {
        CodeBlock tables =
                rows.stream().map(row -> CodeBlock.of("$T.TABLE", row)).collect(CodeBlock.joining(",\n"));
        return TypeSpec.classBuilder(databaseName())
                .addJavadoc(docs.database())
                .addAnnotation(RuntimeTypes.GENERATED)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addField(FieldSpec.builder(
                                RuntimeTypes.DATABASE, "DATABASE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The database, with all its tables in the order of the schema.")
                        .initializer(
                                "new $T($S, $S, $T.of($>$>\n$L$<$<))",
                                RuntimeTypes.DATABASE,
                                schema.name(),
                                schema.version(),
                                List.class,
                                tables)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build())
                .build();
    }

    private String packageInfo() {
        return """
                /** %s */
                @NullMarked
                package %s;

                import org.jspecify.annotations.NullMarked;
                """.formatted(docs.tables(), packageName);
    }

    private String text(TypeSpec type) {
        return JavaFile.builder(packageName, type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
    }
}
