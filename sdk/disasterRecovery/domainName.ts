export { domainFault } from "../../provider/contract/recoveryDomain";
