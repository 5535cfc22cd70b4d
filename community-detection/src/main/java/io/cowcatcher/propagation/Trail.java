package io.cowcatcher.propagation;

import io.cowcatcher.graph.HeteroNode;

/**
 * What one shared entity adds to the score of a user.
 *
 * @param entity the entity
 * @param share the part of the score that comes from the entity's other users, from 0 to 1
 * @param users how many accounts use it, the user among them
 * @param against how many of the others have a label of at least a half
 * @param released how many of the others have a label below a half
 */
public record Trail(HeteroNode entity, double share, int users, int against, int released) {}
