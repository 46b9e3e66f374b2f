package dev.cofferdam.servers;

import software.amazon.awssdk.services.rds.RdsClient;

/** Databases of RDS, a snapshot and a secret. */
final class DatabaseSeeds {
    private final MadeOnce made;
    private final NetworkSeeds network;

    DatabaseSeeds(MadeOnce made, NetworkSeeds network) {
        this.made = made;
        this.network = network;
    }

    String database() {
        return made.once("database", () -> {
            var group = network.databaseGroup();
            made.client(RdsClient.class)
                    .createDBInstance(r -> r.dbInstanceIdentifier("orders")
                            .dbInstanceClass("db.t3.medium")
                            .engine("postgres")
                            .port(5432)
                            .allocatedStorage(20)
                            .masterUsername("orders")
                            .masterUserPassword("Of-nobody-0123456789")
                            .publiclyAccessible(true)
                            .vpcSecurityGroupIds(group));
            return "orders";
        });
    }

    String databaseSnapshot() {
        return made.once("databaseSnapshot", () -> {
            var database = database();
            made.client(RdsClient.class)
                    .createDBSnapshot(r -> r.dbInstanceIdentifier(database).dbSnapshotIdentifier("orders-old"));
            return "orders-old";
        });
    }

    String secret() {
        return made.once(
                "secret",
                () -> made.client(RdsClient.class)
                        .createDBInstance(r -> r.dbInstanceIdentifier("invoices")
                                .dbInstanceClass("db.t3.medium")
                                .engine("postgres")
                                .allocatedStorage(20)
                                .masterUsername("invoices")
                                .manageMasterUserPassword(true))
                        .dbInstance()
                        .masterUserSecret()
                        .secretArn());
    }
}
