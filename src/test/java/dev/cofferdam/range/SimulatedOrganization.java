package dev.cofferdam.range;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Simulated accounts of one organization, alike but for their names: in each region a VPC with a subnet, a security
 * group and instances.
 *
 * @param accounts how many; the first is the one that is signed in to
 * @param instances in each region of each account
 */
public record SimulatedOrganization(int accounts, List<String> regions, int instances) {
    public static final String SCENARIO = "organization";
    /** By which the other accounts are entered. */
    public static final String ROLE = "IncidentResponder";

    /** An instance and where it is. */
    public record Placed(String account, String region, String instance) {}

    public RangeSessions sessions(Clock clock, Pacing pacing) {
        return new RangeSessions(clock, pacing, new Scenarios(List.of(SCENARIO), _ -> scenario()));
    }

    public List<Placed> all() {
        var all = new ArrayList<Placed>();
        for (var account = 0; account < accounts; account++) {
            for (var region = 0; region < regions.size(); region++) {
                for (var i = 0; i < instances; i++) {
                    all.add(new Placed(id(account), regions.get(region), instance(account, region, i)));
                }
            }
        }
        return all;
    }

    public static String id(int account) {
        return "%012d".formatted(111_100_000_000L + account);
    }

    private static String instance(int account, int region, int number) {
        return "i-%017x".formatted((account * 64L + region) * 100_000 + number + 1);
    }

    private String scenario() {
        var text = new StringBuilder("""
            format: 1
            title: Accounts
            description: Several accounts in several regions.
            account:
            """);
        text.append(account(0).indent(2));
        if (accounts > 1) text.append("accounts:\n");
        for (var i = 1; i < accounts; i++) {
            var lines = account(i).indent(4);
            text.append("  - ").append(lines.stripLeading());
        }
        return text.toString();
    }

    private String account(int account) {
        var text = new StringBuilder(region(account, 0));
        if (regions.size() > 1) text.append("abroad:\n");
        for (var i = 1; i < regions.size(); i++) {
            text.append("  ")
                    .append(regions.get(i))
                    .append(":\n")
                    .append(region(account, i).indent(4));
        }
        return text.toString();
    }

    private String region(int account, int region) {
        var here = account * 64L + region;
        var vpc = "vpc-%017x".formatted(here + 1);
        var subnet = "subnet-%017x".formatted(here + 1);
        var group = "sg-%017x".formatted(here + 1);
        var text = new StringBuilder("""
            id: "%s"
            alias: account-%d
            region: %s
            responder: {role: %s, session: ada}
            vpcs: [{id: %s, cidr: 10.0.0.0/16}]
            subnets: [{id: %s, vpc: %s, zone: %sa, cidr: 10.0.0.0/20}]
            security_groups:
              - id: %s
                name: web
                description: Web servers
                vpc: %s
                rules:
                  - {id: sgr-%017x, protocol: tcp, from_port: 443, to_port: 443, cidr: 0.0.0.0/0}
                  - {id: sgr-%017x, egress: true, cidr: 0.0.0.0/0}
            """.formatted(
                        id(account),
                        account,
                        regions.get(region),
                        ROLE,
                        vpc,
                        subnet,
                        vpc,
                        regions.get(region),
                        group,
                        vpc,
                        here * 2 + 1,
                        here * 2 + 2));
        if (instances == 0) return text.toString();
        text.append("instances:\n");
        for (var i = 0; i < instances; i++) {
            text.append("  - {id: %s, type: m6i.large, subnet: %s, launched: -3d, tags: {Name: web-%d, env: prod}}%n"
                    .formatted(instance(account, region, i), subnet, i));
        }
        text.append("network_interfaces:\n");
        for (var i = 0; i < instances; i++) {
            text.append("  - {id: eni-%s, subnet: %s, instance: %s, index: 0, private_ip: 10.0.%d.%d, groups: [%s]}%n"
                    .formatted(
                            instance(account, region, i).substring(2),
                            subnet,
                            instance(account, region, i),
                            i / 200,
                            i % 200 + 10,
                            group));
        }
        return text.toString();
    }
}
