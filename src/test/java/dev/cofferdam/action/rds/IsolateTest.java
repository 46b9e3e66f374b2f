package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cofferdam.action.Change;
import dev.cofferdam.action.Permission;
import dev.cofferdam.action.SimulatedAccount;
import dev.cofferdam.action.rds.Isolate.In;
import dev.cofferdam.action.rds.Isolate.Out;
import dev.cofferdam.caselog.Json;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;

class IsolateTest extends OnTheRange {
    private static final In ORDERS_DB = new In(ORDERS, false);
    private static final In LEDGER = new In(CLUSTER, true);
    private static final String VPC = "arn:aws:ec2:us-east-1:111122223333:vpc/" + SimulatedAccount.VPC;

    private final Isolate action = new Isolate();
    private final Out done = new Out(true, List.of(IsolationGroup.NAME));

    static List<In> both() {
        return List.of(ORDERS_DB, LEDGER);
    }

    private static List<String> emptyGroups(SimulatedAccount of) {
        return of.world()
                .path("security_groups")
                .valueStream()
                .filter(g -> g.path("name").asString().equals(IsolationGroup.NAME))
                .map(g -> g.path("rules").size() + " rules")
                .toList();
    }

    private String emptyGroup() {
        return IsolationGroup.find(SimulatedAccount.VPC, account.aws)
                .orElseThrow()
                .groupId();
    }

    @ParameterizedTest
    @MethodSource("both")
    void putsItIntoAGroupWithoutRulesAndBack(In in) {
        var before = state(account);
        var plan = run(action, in);

        assertThat(action.verify(in, account.aws)).isEqualTo(done);
        assertThat(emptyGroups(account)).containsExactly("0 rules");
        assertThat(action.plan(in, account.aws).changes()).isEmpty();
        takeBack(action, plan);
        assertThat(state(account)).isEqualTo(before);
        assertThat(undoOf(action, plan).changes()).isEmpty();
        assertThat(emptyGroups(account)).containsExactly("0 rules");
    }

    @Test
    void showsTheGroupThatIsMadeAndTheGroupsThatAreReplaced() {
        assertThat(action.plan(ORDERS_DB, account.aws).changes())
                .containsExactly(
                        new Change(
                                VPC,
                                "SecurityGroup/" + IsolationGroup.NAME,
                                Json.MAPPER.nullNode(),
                                IsolationGroup.EMPTY),
                        new Change(
                                ARN + "db:orders",
                                "SecurityGroups",
                                Json.MAPPER.valueToTree(List.of(OPEN_GROUP)),
                                DatabaseGroups.ISOLATED));
    }

    @ParameterizedTest
    @MethodSource("both")
    void survivesEveryInterruption(In in) {
        interruptEverywhere(action, in, a -> {
            assertThat(action.verify(in, a.aws)).isEqualTo(done);
            assertThat(emptyGroups(a)).containsExactly("0 rules");
        });
    }

    @Test
    void emptiesTheGroupWhenSomebodyAddedARule() {
        run(action, ORDERS_DB);
        addARule();
        assertThat(action.verify(ORDERS_DB, account.aws).isolated()).isFalse();

        run(action, ORDERS_DB);

        assertThat(action.verify(ORDERS_DB, account.aws)).isEqualTo(done);
    }

    private void addARule() {
        var group = emptyGroup();
        account.client(Ec2Client.class)
                .authorizeSecurityGroupIngress(r -> r.groupId(group)
                        .ipPermissions(IpPermission.builder()
                                .ipProtocol("tcp")
                                .fromPort(5432)
                                .toPort(5432)
                                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                                .build()));
    }

    @Test
    void callsWhatItDeclaresAndTagsWhatItMakes() {
        both().forEach(in -> takeBack(action, run(action, in)));
        run(action, ORDERS_DB);
        addARule();
        run(action, ORDERS_DB);

        var needed = new TreeSet<>(account.aws.callsMade());
        needed.add("ec2:CreateTags");
        assertThat(action.spec().permissions())
                .extracting(Permission::action)
                .containsExactlyInAnyOrderElementsOf(needed);
    }

    @Nested
    class TakenBack {
        @Test
        void warnsWhomItLetsIn() {
            var plan = run(action, ORDERS_DB);

            assertThat(undoOf(action, plan).warnings())
                    .singleElement()
                    .asString()
                    .isEqualTo("Whomever " + OPEN_GROUP + " let in can connect to the database orders again.");
        }

        @Test
        void saysThatAFormerGroupIsGone() {
            var plan = run(action, ORDERS_DB);
            account.pass(LONG);
            account.client(Ec2Client.class).deleteSecurityGroup(r -> r.groupId(OPEN_GROUP));

            var undo = undoOf(action, plan);

            assertThat(undo.changes()).isEmpty();
            assertThat(undo.warnings()).singleElement().asString().contains(OPEN_GROUP + " is gone");
        }

        @Test
        void tellsThatSomebodyGaveItOtherGroupsSince() {
            var plan = run(action, ORDERS_DB);
            account.pass(LONG);
            somebody().modifyDBInstance(r -> r.dbInstanceIdentifier(ORDERS).vpcSecurityGroupIds(INNER_GROUP));

            assertThat(undoOf(action, plan).warnings())
                    .first()
                    .asString()
                    .startsWith("Somebody changed the security groups of the database orders since");
        }
    }

    @Nested
    class BeforeItIsDone {
        @Test
        void refusesAnInstanceOfACluster() {
            refuses(
                    () -> action.plan(new In(MEMBER, false), account.aws),
                    "MemberOfCluster",
                    "name ledger, with cluster: true");
        }

        @Test
        void warnsOfWhatItDoesNotHold() {
            assertThat(action.plan(ORDERS_DB, account.aws).warnings())
                    .anyMatch(w -> w.contains("may stay open"))
                    .anyMatch(w -> w.contains("Data API"));
        }
    }
}
