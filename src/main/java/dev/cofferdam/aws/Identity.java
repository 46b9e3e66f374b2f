package dev.cofferdam.aws;

import org.jspecify.annotations.Nullable;

/**
 * Who we are to AWS, from {@code sts:GetCallerIdentity}.
 *
 * @param account 12 digits
 * @param partition {@code aws}, {@code aws-cn}, {@code aws-us-gov} …, from the ARN
 * @param alias the account's alias, where it has one and we may read it
 */
public record Identity(
        String arn,
        String account,
        String partition,
        @Nullable String alias) {}
