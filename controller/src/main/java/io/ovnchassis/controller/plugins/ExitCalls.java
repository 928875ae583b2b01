package io.ovnchassis.controller.plugins;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Takes the power to end the daemon out of a class: each call of {@link System#exit}, {@link Runtime#exit} and
 * {@link Runtime#halt}, and each method reference to one, becomes a call of a method that is added to the class and
 * throws {@link SecurityException}. A class without such calls is left as it is, byte for byte.
 *
 * <p>A fence against accidents, not against intent: reflection and native code get around it.
 */
final class ExitCalls {
    private static final String RUNTIME = "java/lang/Runtime";
    private static final String SYSTEM = "java/lang/System";
    private static final Set<String> NAMES = Set.of("exit", "halt");

    private static final String REPLACEMENT = "vifPlug$exit";
    private static final MethodTypeDesc STATIC_CALL = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);
    private static final MethodTypeDesc INSTANCE_CALL =
            MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.ofInternalName(RUNTIME), ConstantDescs.CD_int);
    private static final ClassDesc THROWN = ClassDesc.of("java.lang.SecurityException");

    private final ClassDesc self;
    private final boolean isInterface;

    private ExitCalls(ClassModel model) {
        this.self = model.thisClass().asSymbol();
        this.isInterface = (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
    }

    /**
     * The class file without such calls.
     *
     * @param loader where the class's neighbours are found
     * @throws ClassFormatError when it is no class file
     */
    static byte[] replacedIn(String name, byte[] classFile, ClassLoader loader) {
        try {
            ClassModel model = ClassFile.of().parse(classFile);
            return mentionsExit(model) ? new ExitCalls(model).replacedIn(model, loader) : classFile;
        } catch (IllegalArgumentException damaged) {
            ClassFormatError error = new ClassFormatError(name + ": " + damaged.getMessage());
            error.initCause(damaged);
            throw error;
        }
    }

    private static boolean mentionsExit(ClassModel model) {
        return StreamSupport.stream(model.constantPool().spliterator(), false).anyMatch(ExitCalls::isExit);
    }

    private static boolean isExit(PoolEntry entry) {
        return entry instanceof MemberRefEntry member
                && isExit(
                        member.owner().asInternalName(),
                        member.name().stringValue(),
                        member.type().stringValue());
    }

    private static boolean isExit(String owner, String name, String type) {
        return (owner.equals(SYSTEM) || owner.equals(RUNTIME)) && NAMES.contains(name) && type.equals("(I)V");
    }

    private byte[] replacedIn(ClassModel model, ClassLoader loader) {
        ClassHierarchyResolver relations =
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
        CodeTransform calls = this::replace;
        return ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(relations))
                .transformClass(
                        model,
                        ClassTransform.transformingMethodBodies(calls)
                                .andThen(ClassTransform.endHandler(this::addReplacements)));
    }

    private void replace(CodeBuilder code, CodeElement element) {
        if (element instanceof InvokeInstruction call && isExit(call.method())) {
            boolean instance = call.owner().asInternalName().equals(RUNTIME);
            code.invokestatic(self, REPLACEMENT, instance ? INSTANCE_CALL : STATIC_CALL, isInterface);
        } else if (element instanceof InvokeDynamicInstruction call) {
            code.invokedynamic(DynamicCallSiteDesc.of(
                    call.bootstrapMethod(),
                    call.name().stringValue(),
                    call.typeSymbol(),
                    call.bootstrapArgs().stream().map(this::replaced).toArray(ConstantDesc[]::new)));
        } else {
            code.with(element);
        }
    }

    /** A method reference to one of the methods becomes one to what replaces it. */
    private ConstantDesc replaced(ConstantDesc argument) {
        if (!(argument instanceof DirectMethodHandleDesc method)) {
            return argument;
        }
        String owner = internalName(method.owner());
        if (!isExit(owner, method.methodName(), method.lookupDescriptor())) {
            return argument;
        }
        return MethodHandleDesc.ofMethod(
                isInterface ? DirectMethodHandleDesc.Kind.INTERFACE_STATIC : DirectMethodHandleDesc.Kind.STATIC,
                self,
                REPLACEMENT,
                owner.equals(RUNTIME) ? INSTANCE_CALL : STATIC_CALL);
    }

    private static String internalName(ClassDesc type) {
        String descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    private void addReplacements(ClassBuilder type) {
        for (MethodTypeDesc call : new MethodTypeDesc[] {STATIC_CALL, INSTANCE_CALL}) {
            int flags = ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC;
            type.withMethodBody(
                    REPLACEMENT,
                    call,
                    flags,
                    code -> code.new_(THROWN)
                            .dup()
                            .ldc("a VIF plug provider may not end the daemon")
                            .invokespecial(
                                    THROWN,
                                    ConstantDescs.INIT_NAME,
                                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String))
                            .athrow());
        }
    }
}
