/** A named module that requires the library and nothing else of what that needs. */
module host {
    requires org.transferadvisor;
}
