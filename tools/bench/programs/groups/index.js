const { AppConnectorGroup } = require("pulumi-zscaler");
const { declarations } = require("../declarations");

for (const declaration of declarations()) new AppConnectorGroup(declaration.name, declaration);
