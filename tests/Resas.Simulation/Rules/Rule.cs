namespace Resas.Simulation.Rules;

/// <summary>The rules of availability (design section 4), by the names that failing seeds are reported under.</summary>
internal static class Rule
{
    public const string Lost = "1 a shown stay is not in the ledger, or was freed while its source shows it";
    public const string Past = "2 a past night was taken for a cancellation";
    public const string Holder = "3 a night has not exactly one holder";
    public const string Conflict = "4 a double sale was not told, or not once";
    public const string Ghost = "5 a night is closed though nobody holds it";
    public const string Missing = "9 a platform still sells a night that is taken";
    public const string Identity = "7 a stay does not have the nights that its platform shows";
    public const string FalseAlarm = "8 a conflict between stays that share no night";
    public const string Export = "9 a change was not in the very next export";
    public const string Told = "10 what the owner is told of a platform is not so";
    public const string Manual = "11 an entry by hand went wrong";
}
