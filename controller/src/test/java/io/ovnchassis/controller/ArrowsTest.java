package io.ovnchassis.controller;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.ovnchassis.controller.appctl.Command;
import io.ovnchassis.controller.appctl.Reply;
import io.ovnchassis.controller.binding.BindPermission;
import io.ovnchassis.controller.binding.LocalBindings;
import io.ovnchassis.controller.binding.LocalInterface;
import io.ovnchassis.controller.binding.LocalInterfaces;
import io.ovnchassis.controller.binding.Obstacle;
import io.ovnchassis.controller.binding.PortKind;
import io.ovnchassis.controller.binding.PortState;
import io.ovnchassis.controller.binding.Terms;
import io.ovnchassis.controller.bridge.IntegrationBridge;
import io.ovnchassis.controller.chassis.OwnChassis;
import io.ovnchassis.controller.config.BridgeConfig;
import io.ovnchassis.controller.config.ChassisConfig;
import io.ovnchassis.controller.config.ConfigProblem;
import io.ovnchassis.controller.config.ConfigReader;
import io.ovnchassis.controller.config.EncapConfig;
import io.ovnchassis.controller.config.TunnelConfig;
import io.ovnchassis.controller.encaps.LocalEncap;
import io.ovnchassis.controller.explain.Gate;
import io.ovnchassis.controller.explain.PortTimeline;
import io.ovnchassis.controller.ha.HaPlaces;
import io.ovnchassis.controller.ifstatus.IfState;
import io.ovnchassis.controller.ifstatus.PortStatus;
import io.ovnchassis.controller.ifstatus.PortStatuses;
import io.ovnchassis.controller.localdata.LocalDatapath;
import io.ovnchassis.controller.localdata.LocalDatapaths;
import io.ovnchassis.controller.localdata.LocalPorts;
import io.ovnchassis.controller.monitor.AwaitedDatapaths;
import io.ovnchassis.controller.nbcfg.NorthdOptions;
import io.ovnchassis.controller.vifplug.PlugCandidates;
import io.ovnchassis.controller.vifplug.PlugStatus;
import io.ovnchassis.controller.vifplug.PlugStatuses;
import io.ovnchassis.controller.vifplug.ProviderReport;
import io.ovnchassis.controller.vifplug.Providers;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which way dependencies point. What may not be reached from where is the architecture; the rest is detail. */
class ArrowsTest {
    private static final String DAEMON = "io.ovnchassis.controller";

    /** What everything is tied together in, and what everything may be seen from. */
    private static final Set<String> WIRING = Set.of("", "cli", "sandbox");

    /** What every room stands on. */
    private static final Set<String> GROUND = Set.of("loop", "engine", "tables", "vlog", "metrics");

    /** What a room shows to the others: the outputs of its nodes, and what they are made of. */
    private static final Set<String> OUTPUTS = Stream.of(
                    Command.class,
                    Reply.class,
                    OwnChassis.class,
                    IntegrationBridge.class,
                    ChassisConfig.class,
                    ConfigReader.Reading.class,
                    BridgeConfig.class,
                    ConfigProblem.class,
                    EncapConfig.class,
                    TunnelConfig.class,
                    NorthdOptions.class,
                    LocalInterface.class,
                    LocalInterfaces.class,
                    LocalBindings.class,
                    PortState.class,
                    Obstacle.class,
                    Terms.class,
                    PortKind.class,
                    LocalEncap.class,
                    HaPlaces.class,
                    LocalDatapaths.class,
                    LocalDatapath.class,
                    LocalPorts.class,
                    AwaitedDatapaths.class,
                    BindPermission.class,
                    PortStatus.class,
                    PortStatuses.class,
                    IfState.class,
                    PlugCandidates.class,
                    PlugStatus.class,
                    PlugStatuses.class,
                    ProviderReport.class,
                    Providers.class,
                    PortTimeline.class,
                    Gate.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Only what is ours is read: of anything else the name is enough. */
    private static final JavaClasses OURS = ourClasses();

    private static JavaClasses ourClasses() {
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.ovnchassis");
    }

    @Test
    void librariesAndTheEngineKnowNothingOfTheRestOfTheProject() {
        knowsOnlyItself("io.ovnchassis.ovsdb..");
        knowsOnlyItself("io.ovnchassis.netlink..");
        knowsOnlyItself("io.ovnchassis.vifplug");
        knowsOnlyItself("io.ovnchassis.controller.engine..");
    }

    /** A module that is not on this class path is held to it by its pom. */
    private void knowsOnlyItself(String packages) {
        noClasses()
                .that(resideInAPackage(packages))
                .should()
                .dependOnClassesThat(resideInAPackage("io.ovnchassis..").and(not(resideInAPackage(packages))))
                .allowEmptyShould(true)
                .check(OURS);
    }

    @Test
    void engineNeedsNothingButTheJdkAndALogger() {
        classes()
                .that(resideInAPackage("io.ovnchassis.controller.engine.."))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "io.ovnchassis.controller.engine..", "java..", "org.slf4j..", "org.jspecify.annotations.."))
                .check(OURS);
    }

    @Test
    void pluginsOfTheDaemonKnowOnlyWhatAVendorWouldKnow() {
        noClasses()
                .that(resideInAnyPackage("io.ovnchassis.vifplug.*.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.ovnchassis.controller..", "io.ovnchassis.ovsdb.."))
                .check(OURS);
    }

    @Test
    void roomReachesAnotherRoomOnlyThroughWhatItsNodesPutOut() {
        classes()
                .that(DescribedPredicate.describe("are in a room", ArrowsTest::isInRoom))
                .should(reachOtherRoomsOnlyThroughOutputs())
                .check(OURS);
    }

    private static boolean isInRoom(JavaClass type) {
        return isInDaemon(type) && !WIRING.contains(room(type));
    }

    private static boolean isInDaemon(JavaClass type) {
        return type.getPackageName().equals(DAEMON) || type.getPackageName().startsWith(DAEMON + ".");
    }

    /** The first part of the package below the daemon's; empty for the daemon's own. */
    private static String room(JavaClass type) {
        return type.getPackageName()
                .substring(DAEMON.length())
                .replaceFirst("^\\.", "")
                .replaceFirst("\\..*", "");
    }

    private static ArchCondition<JavaClass> reachOtherRoomsOnlyThroughOutputs() {
        return new ArchCondition<>("reach other rooms only through the outputs of their nodes") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass target = dependency.getTargetClass().getBaseComponentType();
                    if (isInDaemon(target)
                            && !room(target).equals(room(type))
                            && !GROUND.contains(room(target))
                            && !isOutput(target)) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    /** What is nested in an output is part of it. */
    private static boolean isOutput(JavaClass type) {
        return OUTPUTS.contains(type.getName())
                || type.getEnclosingClass().map(ArrowsTest::isOutput).orElse(false);
    }

    @Test
    void groundKnowsNoRoom() {
        noClasses()
                .that(DescribedPredicate.describe(
                        "are ground", type -> isInDaemon(type) && GROUND.contains(room(type))))
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are in a room or in the wiring", type -> isInDaemon(type) && !GROUND.contains(room(type))))
                .check(OURS);
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("io.ovnchassis.(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void librariesStayWhereTheyBelong() {
        onlyIn("org.opendaylight..", "io.ovnchassis.ovsdb.transact");
        onlyIn("com.google.inject..", DAEMON, "io.ovnchassis.controller.cli");
        onlyIn(
                "picocli..",
                "io.ovnchassis.controller.cli..",
                "io.ovnchassis.controller.sandbox..",
                "io.ovnchassis.netlink.tool");
        onlyIn("org.apache.logging..", "io.ovnchassis.controller.vlog");
    }

    private void onlyIn(String library, String... packages) {
        noClasses()
                .that(not(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(OURS);
    }

    @Test
    void nothingIsDoneByReflection() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
                .check(OURS);
        noClasses().should().callMethod(Class.class, "forName", String.class).check(OURS);
    }

    @Test
    void nothingThatCanChangeIsStatic() {
        fields().that().areStatic().should().beFinal().check(OURS);
    }
}
