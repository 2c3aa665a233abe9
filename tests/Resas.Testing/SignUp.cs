namespace Resas.Testing;

/// <summary>Signing up and in through the pages.</summary>
internal static class SignUp
{
    public const string Password = "Chèvrefeuille-7";

    public static async Task RegisterAsync(Visitor visitor, string email)
    {
        var answer = await visitor.PostFormAsync("/Identity/Account/Register", new { Input_Email = email, Input_Password = Password, Input_ConfirmPassword = Password });
        if (answer.Path.Contains("/Register", StringComparison.OrdinalIgnoreCase))
            throw new InvalidOperationException($"{email} could not sign up: {answer.Text}");
    }
}
