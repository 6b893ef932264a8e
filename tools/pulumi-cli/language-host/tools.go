//go:build tools

// Package tools pins the Node language host. Later versions live in a module of their own that has no release.
package tools

import _ "github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/pulumi-language-nodejs"
