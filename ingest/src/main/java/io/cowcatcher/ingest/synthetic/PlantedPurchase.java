package io.cowcatcher.ingest.synthetic;

/** A purchase to be added to a real log: a user at an opening, at a second of the log, shipped to a unit. */
record PlantedPurchase(int user, int opening, int second, int unit) {}
