package dev.cofferdam.action.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cofferdam.caselog.Json;
import dev.cofferdam.range.Fault;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.RdsException;

class DescribeExposureTest extends OnTheRange {
    private final DescribeExposure action = new DescribeExposure();

    private DescribeExposure.Out read(String database, boolean cluster) {
        return action.read(new DescribeExposure.In(database, cluster), account.aws);
    }

    @Test
    void callsOnlyWhatItDeclaresAndChangesNothing() {
        read(ORDERS, false);
        read(CLUSTER, true);

        callsOnlyWhatItDeclares(action);
        assertThat(account.aws.changesMade()).isZero();
    }

    @Nested
    class AnInstance {
        @Test
        void isOpenToAllByAddressAndRule() {
            var out = read(ORDERS, false);

            assertThat(out.publiclyAccessible()).isTrue();
            assertThat(out.openTo()).containsExactly("0.0.0.0/0", "10.20.0.0/16");
            assertThat(out.openToAll()).isTrue();
            assertThat(out.securityGroups()).containsExactly(OPEN_GROUP);
            assertThat(out.databaseStatus()).isEqualTo("available");
            assertThat(out.memberOf()).isEmpty();
        }

        @Test
        void isNotOpenToAllWhereOnlyTheRuleIs() {
            somebody().modifyDBInstance(r -> r.dbInstanceIdentifier(ORDERS).publiclyAccessible(false));

            var out = read(ORDERS, false);

            assertThat(out.openTo()).contains("0.0.0.0/0");
            assertThat(out.openToAll()).isFalse();
        }

        @Test
        void hasManualSnapshotsWithWhomTheyAreSharedWith() {
            var out = read(ORDERS, false);

            assertThat(out.snapshots()).containsExactly("orders-new", "orders-old");
            assertThat(out.sharedSnapshots()).containsExactly("orders-old 444455556666", "orders-old all");
            assertThat(out.publicSnapshot()).isTrue();
        }

        @Test
        void isKeptAsOneDocument() {
            read(ORDERS, false);

            var kept = Json.MAPPER.readTree(account.aws.evidence("rds-orders-exposure.json"));
            assertThat(kept.at("/instance/DBInstanceIdentifier").asString()).isEqualTo(ORDERS);
            assertThat(kept.at("/security_groups/0/GroupId").asString()).isEqualTo(OPEN_GROUP);
            assertThat(kept.path("snapshots")).hasSize(2);
        }
    }

    @Nested
    class ACluster {
        @Test
        void isAsPublicAsAnyOfItsInstances() {
            var out = read(CLUSTER, true);

            assertThat(out.publiclyAccessible()).isTrue();
            assertThat(out.openToAll()).isFalse();
            assertThat(out.members()).containsExactly(MEMBER, "ledger-2");
            assertThat(out.snapshots()).containsExactly("ledger-old");
            assertThat(read(MEMBER, false).memberOf()).isEqualTo(CLUSTER);
        }
    }

    @Nested
    class WhereAwsDoesNotTell {
        @Test
        void namesWhatIsNotKnown() {
            account.fails(Fault.of(Fault.Kind.DENY, "ec2:DescribeSecurityGroups"));
            account.fails(Fault.of(Fault.Kind.DENY, "rds:DescribeDBSnapshotAttributes"));

            var out = read(ORDERS, false);

            assertThat(out.unknown())
                    .containsExactlyInAnyOrder(
                            "security_group_rules", "sharing of orders-new", "sharing of orders-old");
            assertThat(out.openToAll()).isFalse();
            assertThat(out.unknownReasons()).hasSize(3).allMatch(r -> r.startsWith("Not known: "));
        }

        @Test
        void refusesADatabaseThatIsNotThere() {
            refuses(() -> read(ORDERS, true), "NoSuchDatabase", "whether it is a cluster");
            refuses(() -> read("nobodys", false), "NoSuchDatabase", "us-east-1");
        }

        @Test
        void passesOnThatItMayNotBeReadAtAll() {
            account.fails(Fault.of(Fault.Kind.DENY, "rds:DescribeDBInstances"));

            assertThatThrownBy(() -> read(ORDERS, false)).isInstanceOf(RdsException.class);
        }
    }
}
