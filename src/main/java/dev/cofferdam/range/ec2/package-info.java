/**
 * Amazon EC2 on the range: instances, networks, security groups, volumes, snapshots, tags, instance profiles.
 *
 * <p>Error codes and messages are the service's own. Source: Amazon EC2 API Reference, "Error codes".
 */
@NullMarked
package dev.cofferdam.range.ec2;

import org.jspecify.annotations.NullMarked;
