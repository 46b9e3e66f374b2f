package dev.cofferdam.action.rds;

import dev.cofferdam.action.ActionContext;

/**
 * How a database is called: an instance, or a cluster, whose names are apart.
 *
 * @param cluster whether it is a cluster (Aurora, Multi-AZ)
 */
record DatabaseName(String name, boolean cluster) {
    static final String INSTANCE = "arn:${Partition}:rds:${Region}:${Account}:db:${DbInstanceName}";
    static final String CLUSTER = "arn:${Partition}:rds:${Region}:${Account}:cluster:${DbClusterInstanceName}";

    static DatabaseName of(String arn) {
        var parts = arn.split(":", 7);
        return new DatabaseName(parts[6], parts[5].equals("cluster"));
    }

    String arn(ActionContext aws) {
        return aws.arn("rds", (cluster ? "cluster:" : "db:") + name);
    }

    @Override
    public String toString() {
        return (cluster ? "database cluster " : "database ") + name;
    }
}
