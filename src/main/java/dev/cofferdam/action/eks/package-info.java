/**
 * Actions on EKS clusters, which go by name in inputs and by ARN in plans. What is inside Kubernetes they do not touch.
 * It must not know the other services' actions.
 */
@NullMarked
package dev.cofferdam.action.eks;

import org.jspecify.annotations.NullMarked;
