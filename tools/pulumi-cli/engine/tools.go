//go:build tools

// Package tools pins the Pulumi engine and CLI, so that go.sum covers all that the build downloads.
package tools

import _ "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi"
