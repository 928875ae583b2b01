package io.ovnchassis.controller.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class EngineDependenciesTest {
    @Test
    void engineKnowsNothingOfTheRestOfTheProject() {
        String engine = Engine.class.getPackageName();

        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(engine, "java..", "org.slf4j..", "org.jspecify.annotations..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(engine));
    }
}
