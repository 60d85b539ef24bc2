/** Making a proven release public: the Maven repository. */
package dev.refit.packaging.publish;
