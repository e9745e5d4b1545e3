package org.transferadvisor.explain.conditions;

import org.kie.api.runtime.rule.FactHandle;

/** A value that is no fact of a session, such as what a function returned, in the form that compiled constraints read. */
record HeldValue(Object value) implements FactHandle {

    @Override
    public Object getObject() {
        return value;
    }

    @Override
    public boolean isNegated() {
        return false;
    }

    @Override
    public boolean isEvent() {
        return false;
    }

    @Override
    public long getId() {
        return -1;
    }

    @Override
    public long getRecency() {
        return -1;
    }

    @Override
    public <K> K as(Class<K> type) {
        return type.cast(this);
    }

    @Override
    public boolean isValid() {
        return true;
    }

    @Override
    public String toExternalForm() {
        return value.toString();
    }
}
