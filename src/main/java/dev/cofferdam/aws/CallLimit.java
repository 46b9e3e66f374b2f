package dev.cofferdam.aws;

import java.time.Duration;
import java.util.Map;

/**
 * What AWS documents as the most that a service takes, for an account in a Region; only where that is little, and
 * fixed. Others are learned by being throttled ({@link CallPace}), among them those of AWS Organizations, AWS Config,
 * IAM Access Analyzer, Amazon GuardDuty and the tagging API.
 *
 * @param spacing between two calls over any length of time
 * @param burst how many may leave at once after a rest
 */
record CallLimit(Duration spacing, int burst) {
    static final CallLimit NONE = new CallLimit(Duration.ZERO, 1);

    /** Of an operation, or of all operations of a service together. */
    private static final Map<String, CallLimit> DOCUMENTED = Map.ofEntries(
            // CloudTrail API Reference, "LookupEvents"; CloudTrail User Guide, "Quotas in AWS CloudTrail"
            Map.entry("cloudtrail:LookupEvents", aSecond(2)),
            Map.entry("cloudtrail:DescribeTrails", aSecond(10)),
            Map.entry("cloudtrail:GetEventSelectors", aSecond(10)),
            Map.entry("cloudtrail:GetTrailStatus", aSecond(10)),
            Map.entry("cloudtrail:PutEventSelectors", aSecond(1)),
            Map.entry("cloudtrail:StartLogging", aSecond(1)),
            Map.entry("cloudtrail:StopLogging", aSecond(1)),
            Map.entry("cloudtrail:UpdateTrail", aSecond(1)),
            // Security Hub API Reference, "Welcome"
            Map.entry("securityhub:GetFindings", aSecond(3).after(6)),
            Map.entry("securityhub:BatchUpdateFindings", aSecond(10).after(30)),
            // Athena User Guide, "Service Quotas", "Per account API call quotas"
            Map.entry("athena:ListNamedQueries", aSecond(5).after(10)),
            Map.entry("athena:BatchGetNamedQuery", aSecond(5).after(10)),
            Map.entry("athena:StartQueryExecution", aSecond(20).after(80)),
            Map.entry("athena:StopQueryExecution", aSecond(20).after(80)),
            // AWS General Reference, "Amazon CloudWatch Logs endpoints and quotas"
            Map.entry("logs:DescribeLogGroups", aSecond(10)),
            Map.entry("logs:GetQueryResults", aSecond(10)),
            Map.entry("logs:StartQuery", aSecond(10)),
            // AWS WAF Developer Guide, "AWS WAF quotas": each Get and List action, each Update action
            Map.entry("wafv2:GetIPSet", aSecond(5)),
            Map.entry("wafv2:GetWebACL", aSecond(5)),
            Map.entry("wafv2:ListIPSets", aSecond(5)),
            Map.entry("wafv2:ListWebACLs", aSecond(5)),
            Map.entry("wafv2:UpdateIPSet", aSecond(1)),
            // Route 53 Developer Guide, "Quotas", "Frequency of Route 53 VPC Resolver API requests": all together
            Map.entry("route53resolver", aSecond(5)));

    /** @param name of an operation with its service, as in IAM, or of a service alone */
    static CallLimit of(String name) {
        return DOCUMENTED.getOrDefault(name, NONE);
    }

    private static CallLimit aSecond(int calls) {
        return new CallLimit(Duration.ofSeconds(1).dividedBy(calls), 1);
    }

    private CallLimit after(int rest) {
        return new CallLimit(spacing, rest);
    }

    /** By how much calls may be ahead of even spacing. */
    Duration leeway() {
        return spacing.multipliedBy(burst - 1L);
    }
}
