package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes the enum of a column whose values the schema lists. */
record EnumWriter(TableSchema table, ColumnSchema column, Docs docs) {
    TypeSpec write(ClassName name, List<String> choices) {
        TypeSpec.Builder type = TypeSpec.enumBuilder(name)
                .addJavadoc(docs.enumeration(column))
                .addModifiers(Modifier.PUBLIC)
                .addSuperinterface(RuntimeTypes.ENUM_VALUE);
        Set<String> constants = new HashSet<>();
        for (String choice : choices) {
            if (!constants.add(Names.choice(choice))) {
                throw new MalformedSchemaException("table " + table.name() + ", column " + column.name()
                        + ": another value of \"enum\" has the Java name of \"" + choice + "\" already");
            }
            type.addEnumConstant(
                    Names.choice(choice),
                    TypeSpec.anonymousClassBuilder("$S", choice).build());
        }
        type.addEnumConstant(
                "UNRECOGNIZED",
                TypeSpec.anonymousClassBuilder("$S", "")
                        .addJavadoc("What a newer server sent, or a cell that was never written; it cannot be sent.")
                        .build());
        return type.addField(FieldSpec.builder(String.class, "value", Modifier.PRIVATE, Modifier.FINAL)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "value")
                        .addStatement("this.value = value")
                        .build())
                .addMethod(MethodSpec.methodBuilder("value")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .returns(String.class)
                        .addStatement("return value")
                        .build())
                .build();
    }
}
