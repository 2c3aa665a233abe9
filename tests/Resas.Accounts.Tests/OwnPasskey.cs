using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.WebUtilities;

namespace Resas.Accounts.Tests;

/// <summary>A passkey whose secret the test has: it proves itself as a browser's would (WebAuthn Level 3, section 7.2), without one.</summary>
internal sealed class OwnPasskey : IDisposable
{
    public const string Origin = "http://localhost";

    private const byte PresentAndVerified = 0b101;
    private readonly ECDsa secret = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly byte[] id = RandomNumberGenerator.GetBytes(16);

    /// <summary>What the server keeps of it.</summary>
    public UserPasskeyInfo For(TimeProvider clock) => new(id, PublicKey(), clock.GetUtcNow(), 0, ["internal"], isUserVerified: true, isBackupEligible: false, isBackedUp: false, [], []) { Name = "Téléphone" };

    /// <summary>The credential that a browser would post.</summary>
    public string Prove(string challenge, Guid owner)
    {
        var client = JsonSerializer.SerializeToUtf8Bytes(new { type = "webauthn.get", challenge, origin = Origin, crossOrigin = false });
        byte[] authenticator = [.. SHA256.HashData("localhost"u8), PresentAndVerified, 0, 0, 0, 1];
        var signature = secret.SignData([.. authenticator, .. SHA256.HashData(client)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        return JsonSerializer.Serialize(new
        {
            id = Text(id), rawId = Text(id), type = "public-key", clientExtensionResults = new { },
            response = new { clientDataJSON = Text(client), authenticatorData = Text(authenticator), signature = Text(signature), userHandle = Text(Encoding.UTF8.GetBytes($"{owner}")) },
        });
    }

    public void Dispose() => secret.Dispose();

    /// <summary>As COSE writes it (RFC 9053): key type 2, ES256, curve 1, x, y.</summary>
    private byte[] PublicKey()
    {
        var point = secret.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }

    private static string Text(byte[] bytes) => WebEncoders.Base64UrlEncode(bytes);
}
