package dev.cofferdam.ui.incident.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.ActionRegistry;
import dev.cofferdam.action.CaseExporter;
import dev.cofferdam.action.ValueType;
import dev.cofferdam.action.ec2.Ec2Actions;
import dev.cofferdam.action.local.CaseActions;
import dev.cofferdam.action.local.NoiseBundler;
import dev.cofferdam.action.offers.Offer;
import dev.cofferdam.action.offers.Offered;
import dev.cofferdam.aws.AwsSessionException;
import dev.cofferdam.aws.Target;
import dev.cofferdam.caselog.Json;
import dev.cofferdam.playbook.ActionPlaybook;
import dev.cofferdam.playbook.PlaybookReader;
import dev.cofferdam.ui.Background;
import dev.cofferdam.ui.CaseRequest;
import dev.cofferdam.ui.Hands;
import dev.cofferdam.ui.OffersViewModel;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ActionFormViewModelTest {
    private static final String OWN = "111111111111";
    private static final String OTHER = "222222222222";
    private static final String ONE = "i-0123456789abcdef0";
    private static final String TWO = "i-0123456789abcdef1";
    private static final ActionRegistry ACTIONS = new ActionRegistry(Ec2Actions.all());
    private static final PlaybookReader READER = new PlaybookReader(ACTIONS);

    private static final String CLOSED = "333333333333";

    private final List<String> asked = new ArrayList<>();
    private final Hands workers = new Hands();
    private final List<CaseRequest.NewRun> made = new ArrayList<>();
    private final ActionFormViewModel form = form("ec2.isolate-instance", new Target.Range("test"));
    private final WhereViewModel where = form.where();

    private ActionFormViewModel form(String action, Target target) {
        return new ActionFormViewModel(
                ACTIONS.find(action).orElseThrow(),
                new Here(target, OWN, "eu-central-1"),
                this::list,
                READER,
                new Background(workers, Runnable::run));
    }

    /** An account with one thing of each type in each place, but for one account that cannot be entered. */
    private Offered list(ValueType type, String account, String role, String region) {
        asked.add("%s in %s by %s, %s".formatted(type.yamlName(), account, role, region));
        if (account.equals(CLOSED)) throw new AwsSessionException("Account " + CLOSED + " cannot be entered.");
        return new Offered(List.of(new Offer(ONE, "web-1 · env=prod"), new Offer(TWO, "web-2 · env=test")), false);
    }

    private void type(String field, String text) {
        form.fields().stream()
                .filter(it -> it.spec().name().equals(field))
                .findFirst()
                .orElseThrow()
                .text()
                .set(text);
    }

    private CaseRequest.NewRun make() {
        assertThat(form.make(made::add)).isTrue();
        workers.work();
        return made.getLast();
    }

    /** The rounds, each as {@code ACCOUNT ROLE REGION INSTANCE}. */
    private List<String> rounds() {
        var rounds = new ArrayList<String>();
        Objects.requireNonNull(make().inputs().get(ActionPlaybook.TARGETS))
                .forEach(round -> rounds.add(String.join(
                        " ",
                        round.path("in_account").asString(),
                        round.path("by_role").asString(),
                        round.path("in_region").asString(),
                        round.path("instance").asString())));
        return rounds;
    }

    @Nested
    class Once {
        @Test
        void isAPlaybookOfOneStepOnTheTargetOfTheRunThatIsLookedAt() {
            type("instance", ONE);
            type("drop_tracked_connections", "true");
            var run = make();

            assertThat(run.playbook().title()).isEqualTo("Isolate an instance");
            assertThat(run.target()).isEqualTo(new Target.Range("test"));
            assertThat(run.inputs())
                    .containsEntry("instance", Json.MAPPER.valueToTree(ONE))
                    .containsEntry("drop_tracked_connections", Json.MAPPER.valueToTree(true));
            assertThat(run.playbook().steps().getFirst().forEach()).isNull();
            assertThat(run.dryRun()).isFalse();
        }

        @Test
        void asksForWhatIsNeeded() {
            assertThat(form.make(made::add)).isFalse();
            assertThat(form.fields().getFirst().problem().get()).isEqualTo("This is needed.");
            assertThat(workers.waiting()).isZero();
        }

        @Test
        void canBeADryRun() {
            type("instance", ONE);
            form.dryRun().set(true);
            assertThat(make().dryRun()).isTrue();
        }

        @Test
        void takesTheReasonForABreakGlassRoleOnlyWhereThereIsOne() {
            assertThat(form.canBreakGlass()).isFalse();
            type("instance", ONE);
            form.breakGlass().set("the responder role is locked");
            assertThat(make().breakGlass()).isNull();

            var live = form("ec2.isolate-instance", new Target.Profile("prod", null));
            live.fields().getFirst().text().set(ONE);
            live.breakGlass().set(" the responder role is locked ");
            assertThat(live.make(made::add)).isTrue();
            workers.work();
            assertThat(made.getLast().breakGlass()).isEqualTo("the responder role is locked");
        }

        @Test
        void waitsForAStateThatTheActionHas() {
            var snapshot = form("ec2.create-snapshot", new Target.Range("test"));
            assertThat(snapshot.states()).containsExactly("completed");
            snapshot.until().set(Optional.of("completed"));
            assertThat(snapshot.make(made::add)).isTrue();
            workers.work();

            assertThat(made.getLast().playbook().steps().getFirst().await())
                    .isNotNull()
                    .satisfies(wait -> assertThat(wait.until()).isEqualTo("completed"));
        }
    }

    @Nested
    class OnSeveral {
        OnSeveral() {
            where.several().set(true);
        }

        @Test
        void takesAlongWhatWasTypedForOne() {
            where.several().set(false);
            type("instance", ONE);
            where.several().set(true);

            assertThat(where.things().get()).isEqualTo(ONE);
            where.things().set(TWO);
            where.several().set(false);
            where.several().set(true);
            assertThat(where.things().get()).isEqualTo(TWO);
        }

        @Test
        void isARoundForEachThing() {
            where.things().set(ONE + "\n" + TWO + "\n" + ONE);

            assertThat(rounds()).containsExactly("   " + ONE, "   " + TWO);
            var step = make().playbook().steps().getFirst();
            assertThat(step.forEach())
                    .isNotNull()
                    .satisfies(loop -> assertThat(loop.maxParallel()).isEqualTo(5));
            assertThat(where.count().get()).startsWith("2 rounds, in one account and one region.");
        }

        @Test
        void isARoundForEachInEachAccountAndRegion() {
            where.things().set(ONE);
            where.accounts().set(OWN + "\n" + OTHER);
            where.regions().set("eu-central-1, us-east-1");
            where.role().set("Responder");

            assertThat(rounds())
                    .containsExactly(
                            "  eu-central-1 " + ONE,
                            "  us-east-1 " + ONE,
                            OTHER + " Responder eu-central-1 " + ONE,
                            OTHER + " Responder us-east-1 " + ONE);
            assertThat(where.count().get()).startsWith("4 rounds, in 2 accounts and 2 regions.");
        }

        @Test
        void isOneRoundForWhatSaysItselfWhereItIs() {
            where.things().set(OTHER + "/us-east-1/" + ONE + "\narn:aws:ec2:eu-west-1:" + OTHER + ":instance/" + TWO);
            where.regions().set("eu-central-1\nap-south-1");
            where.role().set("Responder");

            assertThat(rounds())
                    .containsExactly(OTHER + " Responder us-east-1 " + ONE, OTHER + " Responder eu-west-1 " + TWO);
        }

        @Test
        void takesACommaForAPartOfAName() {
            var things = Spread.of(form.here(), where.over().get(), "a,b\nc", "", "", "eu-west-1, us-east-1")
                    .things();

            assertThat(things).extracting(Thing::id).containsExactly("a,b", "c");
        }

        @Test
        void leavesWhatIsTheSameEverywhereAsItIs() {
            where.things().set(ONE);
            type("drop_tracked_connections", "true");

            assertThat(make().inputs())
                    .containsOnlyKeys("drop_tracked_connections", ActionPlaybook.TARGETS)
                    .containsEntry("drop_tracked_connections", Json.MAPPER.valueToTree(true));
        }

        @Test
        void canBeTheSameThingInSeveralPlaces() {
            where.over().set(Optional.empty());
            type("instance", ONE);
            where.regions().set("eu-central-1\nus-east-1");

            assertThat(rounds()).containsExactly("  eu-central-1 ", "  us-east-1 ");
        }

        @Test
        void isAgreedToAtOnceOrOneByOne() {
            where.things().set(ONE + "\n" + TWO);
            assertThat(where.count().get()).endsWith("All plans are shown, and agreed to at once.");
            where.atOnce().set("1");
            assertThat(where.count().get()).endsWith("Each plan is shown, and agreed to by itself.");
        }

        @Test
        void needsARoleToEnterOtherAccounts() {
            where.things().set(OTHER + "/us-east-1/" + ONE);

            assertThat(form.make(made::add)).isFalse();
            assertThat(where.roleProblem().get()).startsWith("Other accounts are entered by a role");
            where.role().set("Responder");
            assertThat(where.roleProblem().get()).isEmpty();
        }

        @Test
        void namesTheLineThatIsWrong() {
            where.things().set(ONE + "\nweb-1");
            where.accounts().set("prod");
            where.regions().set("Frankfurt");
            where.atOnce().set("33");

            assertThat(form.make(made::add)).isFalse();
            assertThat(where.thingsProblem().get()).startsWith("“web-1”: This is no ec2.instance-id");
            assertThat(where.accountsProblem().get()).isEqualTo("“prod”: This is no aws.account-id.");
            assertThat(where.regionsProblem().get()).isEqualTo("“Frankfurt”: This is no aws.region.");
            assertThat(where.atOnceProblem().get()).isEqualTo("From 1 to 32.");
        }

        @Test
        void isRefusedWhereItWouldBeMoreThanAnybodyLooksThrough() {
            var accounts = new StringBuilder();
            for (var i = 0; i <= WhereViewModel.MOST; i++) accounts.append("%012d\n".formatted(i));
            where.accounts().set(accounts.toString());
            where.things().set(ONE);
            where.role().set("Responder");

            assertThat(form.make(made::add)).isFalse();
            assertThat(where.accountsProblem().get()).startsWith("That would be 2,001 rounds");
            where.over().set(Optional.empty());
            assertThat(where.accountsProblem().get()).startsWith("That would be 2,001 rounds");
        }
    }

    @Nested
    class Offers {
        private List<String> offered(OffersViewModel offers) {
            offers.open();
            workers.work();
            return offers.matching().stream().map(Offer::id).toList();
        }

        @Test
        void areThereForAnInputThatNamesAResource() {
            assertThat(form.offers(form.fields().getFirst()))
                    .hasValueSatisfying(offers -> assertThat(offered(offers)).containsExactly(ONE, TWO));
            assertThat(form.offers(form.fields().getLast())).isEmpty();
            assertThat(asked).containsExactly("ec2.instance-id in  by , ");
        }

        @Test
        void areOfAllThePlacesThatAreTypedAndSayWhereEachIs() {
            where.several().set(true);
            where.accounts().set(OWN + "\n" + OTHER);
            where.regions().set("us-east-1");
            where.role().set("Responder");

            assertThat(offered(where.offers().orElseThrow()))
                    .containsExactly(
                            OWN + "/us-east-1/" + ONE,
                            OWN + "/us-east-1/" + TWO,
                            OTHER + "/us-east-1/" + ONE,
                            OTHER + "/us-east-1/" + TWO);
            assertThat(asked)
                    .containsExactly(
                            "ec2.instance-id in  by Responder, us-east-1",
                            "ec2.instance-id in " + OTHER + " by Responder, us-east-1");
        }

        @Test
        void areReadAnewWhenThePlacesChange() {
            where.several().set(true);
            var offers = where.offers().orElseThrow();
            assertThat(offered(offers)).containsExactly(ONE, TWO);

            where.regions().set("us-east-1");

            assertThat(offers.matching()).isEmpty();
            assertThat(offered(offers)).first().isEqualTo(OWN + "/us-east-1/" + ONE);
        }

        @Test
        void tellWhichPlaceCouldNotBeReadAndOfferTheRest() {
            where.several().set(true);
            where.accounts().set(OTHER + "\n" + CLOSED);
            where.role().set("Responder");
            var offers = where.offers().orElseThrow();

            assertThat(offered(offers)).hasSize(2);
            assertThat(offers.status().get()).contains("Account " + CLOSED + " cannot be entered.");

            where.accounts().set(CLOSED);
            assertThat(offered(offers)).isEmpty();
            assertThat(offers.status().get()).startsWith("What there is cannot be listed; type it.");
        }
    }

    @Test
    void whatWorksOnTheCaseAloneIsDoneOnce() {
        var note = CaseActions.all(new NoExports(), new NoiseBundler(0)).stream()
                .filter(action -> action.spec().id().equals("case.note"))
                .findFirst()
                .orElseThrow();
        assertThat(new WhereViewModel(note.spec(), form.here(), this::list, new Background(workers, Runnable::run))
                        .canBeSeveral())
                .isFalse();
        assertThat(where.canBeSeveral()).isTrue();
    }

    private static final class NoExports implements CaseExporter {
        @Override
        public List<String> formats() {
            return List.of();
        }

        @Override
        public void export(String caseId, String format, OutputStream to) {}
    }
}
