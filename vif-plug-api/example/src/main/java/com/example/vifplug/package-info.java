/**
 * An example of a provider: a card with numbered slots, each of which is an interface {@code slotN} of the switch. The
 * logical port says which one it wants, as {@code vif-plug:slot:number}.
 */
package com.example.vifplug;
