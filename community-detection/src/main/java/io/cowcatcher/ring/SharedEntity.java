package io.cowcatcher.ring;

import io.cowcatcher.graph.HeteroNode;

/**
 * An entity that accounts of a group share.
 *
 * @param entity what it is: its type and its code in the graph
 * @param members how many accounts of the group use it, at least 2
 * @param users how many accounts of the whole graph use it
 * @param weight what it weighs between two accounts that use it regularly, from 0 to 1; 0 for a place that has too many
 *     users to tie a pair but joins the group
 */
public record SharedEntity(HeteroNode entity, int members, int users, double weight) {}
