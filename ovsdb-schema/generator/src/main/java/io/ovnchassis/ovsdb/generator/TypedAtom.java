package io.ovnchassis.ovsdb.generator;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Optional;
import java.util.UUID;

/**
 * The Java side of a base type.
 *
 * @param schema the base type
 * @param type its Java type, boxed where it is primitive
 * @param descriptor the expression that makes or names its {@code Atom}
 * @param enumeration the nested enum, where the schema lists the values
 */
record TypedAtom(BaseType schema, TypeName type, CodeBlock descriptor, Optional<ClassName> enumeration) {
    /**
     * @param row the class whose column has the type; its enums are nested in it
     * @param enumName the name of the enum, if one is needed
     */
    static TypedAtom of(BaseType schema, ClassName row, String enumName) {
        if (schema.isEnumeration()) {
            ClassName type = row.nestedClass(enumName);
            CodeBlock descriptor =
                    CodeBlock.of("$T.enumeration($T.values(), $T.UNRECOGNIZED)", RuntimeTypes.ATOM, type, type);
            return new TypedAtom(schema, type, descriptor, Optional.of(type));
        }
        if (schema.reference().isPresent()) {
            String table = schema.reference().get().table();
            ClassName referred = row.peerClass(Names.type(table));
            TypeName type = ParameterizedTypeName.get(RuntimeTypes.REF, referred);
            return new TypedAtom(
                    schema,
                    type,
                    // The table by name: a constant of the other class could still be unset when two refer to each
                    // other.
                    CodeBlock.of("$T.<$T>reference($S)", RuntimeTypes.ATOM, referred, table),
                    Optional.empty());
        }
        TypeName type = switch (schema.atomic()) {
            case INTEGER -> TypeName.LONG.box();
            case REAL -> TypeName.DOUBLE.box();
            case BOOLEAN -> TypeName.BOOLEAN.box();
            case STRING -> ClassName.get(String.class);
            case UUID -> ClassName.get(UUID.class);
        };
        CodeBlock descriptor =
                CodeBlock.of("$T.$L", RuntimeTypes.ATOM, schema.atomic().name());
        return new TypedAtom(schema, type, descriptor, Optional.empty());
    }

    /** The primitive type where there is one. */
    TypeName bare() {
        return type.isBoxedPrimitive() ? type.unbox() : type;
    }

    /** Reads one atom without boxing it; empty for what has no primitive type. */
    Optional<CodeBlock> readPrimitive() {
        return switch (schema.atomic()) {
            case INTEGER -> Optional.of(CodeBlock.of("in.integer()"));
            case REAL -> Optional.of(CodeBlock.of("in.real()"));
            case BOOLEAN -> Optional.of(CodeBlock.of("in.bool()"));
            case STRING, UUID -> Optional.empty();
        };
    }
}
