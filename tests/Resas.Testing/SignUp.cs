namespace Resas.Testing;

/// <summary>Signing up and in through the pages.</summary>
internal static class SignUp
{
    public const string Password = "Chèvrefeuille-7";

    public static async Task RegisterAsync(Visitor visitor, string email) => Expect(
        await visitor.PostFormAsync("/identity/account/register", new { Input_Email = email, Input_Password = Password, Input_ConfirmPassword = Password }), email);

    public static async Task EnterAsync(Visitor visitor, string email) =>
        Expect(await visitor.PostFormAsync("/identity/account/login", new { Input_Email = email, Input_Password = Password }), email);

    private static void Expect(Answer answer, string email)
    {
        if (answer.Path.StartsWith("/identity", StringComparison.OrdinalIgnoreCase)) throw new InvalidOperationException($"{email} could not sign up or in: {answer.Text}");
    }
}
