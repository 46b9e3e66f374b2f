package dev.cofferdam.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.offers.Offer;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.CaseSummary;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.caselog.Mode;
import dev.cofferdam.playbook.InputSpec;
import dev.cofferdam.playbook.Playbook;
import dev.cofferdam.run.Steps;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.FurtherRun;
import dev.cofferdam.ui.InputFieldViewModel;
import dev.cofferdam.ui.Practice;
import dev.cofferdam.ui.TestServices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCaseViewModelTest {
    private static final String FINDING = """
        {"type": "Backdoor:EC2/X", "title": "Something calls home", "severity": 8,
         "resource": {"instanceDetails": {"instanceId": "i-0123456789abcdef0"}}}\
        """;
    private static final InputSpec INSTANCE = new InputSpec(
            "instance",
            ValueType.EC2_INSTANCE_ID,
            "Suspect instance",
            null,
            true,
            "resource.instanceDetails.instanceId",
            List.of());
    private static final Playbook EC2 =
            Steps.playbook("ec2", "Contain an instance", List.of("Backdoor:EC2/*"), INSTANCE);
    private static final Playbook IAM = Steps.playbook("iam", "Contain a user", List.of("Recon:IAMUser/*"));

    @TempDir
    Path home;

    private NewCaseViewModel model;

    @BeforeEach
    void load() {
        model = model(Optional.empty());
    }

    private NewCaseViewModel model(Optional<FurtherRun> existing) {
        var loaded = new NewCaseViewModel(
                new TestServices(home).playbooks(EC2, IAM).services(),
                new Background(Runnable::run, Runnable::run),
                existing);
        loaded.load();
        return loaded;
    }

    private String instance() {
        return model.form().get().field("instance").orElseThrow().text().get();
    }

    private void fillIn() {
        model.title().set("Web server calls home");
        model.choose(EC2);
        model.form().get().field("instance").orElseThrow().text().set("i-0123456789abcdef0");
        model.targetKind().set(TargetKind.PROFILE);
        model.targetName().set("prod,eu-central-1");
    }

    @Nested
    class AFinding {
        @Test
        void fillsInTitleSeverityPlaybookAndInputs() {
            model.takeFinding(FINDING);
            assertThat(model.title().get()).isEqualTo("Something calls home");
            assertThat(model.severity().get()).isEqualTo("high");
            assertThat(model.playbook().get()).contains(EC2);
            assertThat(instance()).isEqualTo("i-0123456789abcdef0");
        }

        @Test
        void doesTheSameWhenItIsThereBeforeThePlaybooksAre() {
            var early = new NewCaseViewModel(
                    new TestServices(home).playbooks(EC2, IAM).services(),
                    new Background(Runnable::run, Runnable::run),
                    Optional.empty());
            early.takeFinding(FINDING);
            assertThat(early.playbook().get()).isEmpty();
            early.load();
            assertThat(early.playbook().get()).contains(EC2);
            assertThat(early.form().get().values()).containsOnlyKeys("instance");
        }

        @Test
        void leavesATitleThatWasTyped() {
            model.title().set("Mine");
            model.takeFinding(FINDING);
            assertThat(model.title().get()).isEqualTo("Mine");
        }

        @Test
        void doesNotOverruleAPlaybookThatWasChosen() {
            model.choose(IAM);
            model.takeFinding(FINDING);
            assertThat(model.playbook().get()).contains(IAM);
            model.choose(EC2);
            assertThat(instance()).isEqualTo("i-0123456789abcdef0");
        }

        @Test
        void isKeptWithTheCase() {
            fillIn();
            model.takeFinding(FINDING);
            assertThat(model.create())
                    .get()
                    .isInstanceOfSatisfying(
                            CaseRequest.Fresh.class,
                            fresh -> assertThat(fresh.finding()).isEqualTo(Json.MAPPER.readTree(FINDING)));
        }

        @Test
        void canBeTakenAwayAgain() {
            model.takeFinding(FINDING);
            model.dropFinding();
            assertThat(model.finding().get()).isEmpty();
            assertThat(model.choices()).noneMatch(PlaybookChoice::suggested);
        }

        @Test
        void canComeFromAFile() throws IOException {
            var file = Files.writeString(home.resolve("finding.json"), FINDING);
            model.readFinding(file);
            assertThat(model.finding().get()).isPresent();
            model.readFinding(home.resolve("nowhere.json"));
            assertThat(model.findingProblem().get()).contains("nowhere.json");
        }

        @Test
        void thatIsNoneSaysSoAndChangesNothing() {
            model.takeFinding("hello");
            assertThat(model.findingProblem().get()).contains("not JSON");
            assertThat(model.finding().get()).isEmpty();
            model.takeFinding(FINDING);
            assertThat(model.findingProblem().get()).isEmpty();
        }
    }

    @Nested
    class Created {
        @Test
        void isARequestWithAllThatWasFilledIn() {
            fillIn();
            model.dryRun().set(true);
            assertThat(model.create()).get().isInstanceOfSatisfying(CaseRequest.Fresh.class, fresh -> {
                assertThat(fresh.title()).isEqualTo("Web server calls home");
                assertThat(fresh.severity()).isEqualTo("high");
                assertThat(fresh.run().playbook()).isEqualTo(EC2);
                assertThat(fresh.run().target()).isEqualTo(new Target.Profile("prod", "eu-central-1"));
                assertThat(fresh.run().inputs()).containsOnlyKeys("instance");
                assertThat(fresh.run().dryRun()).isTrue();
            });
        }

        @Test
        void isNothingWhileSomethingIsMissingAndAllOfItIsSaidAtOnce() {
            assertThat(model.create()).isEmpty();
            assertThat(model.titleProblem().get()).isNotEmpty();
            assertThat(model.playbookProblem().get()).isNotEmpty();
            assertThat(model.targetProblem().get()).isNotEmpty();
        }

        @Test
        void isNothingWhileAnInputIsWrong() {
            fillIn();
            model.form().get().field("instance").orElseThrow().text().set("web-1");
            assertThat(model.create()).isEmpty();
        }

        @Test
        void aProblemGoesWhenItsFieldIsTouched() {
            model.create();
            model.title().set("x");
            model.targetName().set("y");
            model.choose(EC2);
            assertThat(model.titleProblem().get()).isEmpty();
            assertThat(model.targetProblem().get()).isEmpty();
            assertThat(model.playbookProblem().get()).isEmpty();
        }

        @Test
        void anAddressThatIsNoneIsRefused() {
            fillIn();
            model.targetKind().set(TargetKind.ENDPOINT);
            model.targetName().set("localhost:4566");
            assertThat(model.create()).isEmpty();
            assertThat(model.targetProblem().get()).contains("http://localhost:4566");
        }
    }

    @Test
    void practiceIsOnTheRangeWithTheScenariosFinding() {
        model.practise(new Practice("ec2-compromise", "A web server", "…", Json.MAPPER.readTree(FINDING)));
        assertThat(model.create()).get().isInstanceOfSatisfying(CaseRequest.Fresh.class, fresh -> {
            assertThat(fresh.title()).isEqualTo("A web server");
            assertThat(fresh.run().target()).isEqualTo(new Target.Range("ec2-compromise"));
            assertThat(fresh.run().playbook()).isEqualTo(EC2);
        });
    }

    @Test
    void aFurtherRunIsForTheCaseThatThereIsAndOnTheSameAccountToBeginWith() {
        var inCase =
                new CaseSummary("case-1", "Odd logins", "high", null, Mode.LIVE, Instant.EPOCH, Instant.EPOCH, 1, home);
        model = model(Optional.of(new FurtherRun(inCase, Optional.of("profile:prod,eu-west-1"), Optional.empty())));
        assertThat(model.isFurtherRun()).isTrue();
        assertThat(model.targetKind().get()).isEqualTo(TargetKind.PROFILE);
        assertThat(model.targetName().get()).isEqualTo("prod,eu-west-1");
        fillIn();
        assertThat(model.run()).get().extracting(CaseRequest.NewRun::dryRun).isEqualTo(false);
    }

    @Nested
    class WhatAFieldMayHold {
        @BeforeEach
        void further() {
            var inCase = new CaseSummary(
                    "case-1", "Odd logins", "high", null, Mode.LIVE, Instant.EPOCH, Instant.EPOCH, 1, home);
            var web = new Offered(List.of(new Offer("i-0123456789abcdef0", "web-1")), false);
            model = model(Optional.of(new FurtherRun(inCase, Optional.of("profile:prod"), Optional.of(_ -> web))));
            model.choose(EC2);
        }

        @Test
        void isListedOnTheAccountOfTheRunThatWasLookedAt() {
            var offers = model.offers(field()).orElseThrow();
            offers.open();

            assertThat(offers.matching()).extracting(Offer::id).containsExactly("i-0123456789abcdef0");
        }

        @Test
        void isNotListedForAnotherAccount() {
            model.targetName().set("other");

            assertThat(model.here().get()).isFalse();
            assertThat(model.offers(field())).isEmpty();
        }

        @Test
        void isNotListedForANewCase() {
            model = model(Optional.empty());
            model.choose(EC2);

            assertThat(model.offers(field())).isEmpty();
        }

        private InputFieldViewModel field() {
            return model.form().get().field("instance").orElseThrow();
        }
    }
}
