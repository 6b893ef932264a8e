export { KEY_BITS, publicKeyFault, rsaFault } from "../../provider/contract/recoveryKey";
