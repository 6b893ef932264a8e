/** What resources of this run have adopted, so that no two of them take the same object. */
export class AdoptionClaims {
    private readonly ids = new Set<string>();

    claim(id: string): void {
        this.ids.add(id);
    }

    /** Whether a resource of this run has taken it: then it is not for another one to delete. */
    isClaimed(id: string): boolean {
        return this.ids.has(id);
    }

    release(id: string): void {
        this.ids.delete(id);
    }
}
