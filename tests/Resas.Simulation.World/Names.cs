namespace Resas.Simulation.World;

/// <summary>Names of people and homes, and reservation codes.</summary>
internal static class Names
{
    private const string CodeLetters = "ABCDEFGHJKMNPQRSTWXYZ0123456789";
    private static readonly string[] First = ["Hélène", "Zoë", "Jean-François", "Camille", "Éloïse", "Noël", "Anaïs", "Paul", "Marie", "Łukasz", "Sinéad", "Jürgen", "Ana", "Luc; dit Lulu", "Inès", "Tom"];
    private static readonly string[] Last = ["Lefèvre", "Martin", "d'Ornano", "Müller", "O'Brien", "Nuñez", "Garçon, fils", "Roux", "Petit", "Kowalski", "Béranger", "Faure"];
    private static readonly string[] Places = ["Mas des Oliviers", "La Grange", "Villa Azur", "Chalet du Lac", "Le Pigeonnier", "Maison du Port", "Gîte des Cèdres", "Les Tilleuls", "L'Écluse", "La Bergerie"];

    public static string Guest(Random random) => $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}";

    public static string Home(int index) => index < Places.Length ? Places[index] : $"{Places[index % Places.Length]} {index / Places.Length + 1}";

    public static string Code(Random random) => "HM" + string.Create(8, random, static (letters, r) =>
    {
        for (var i = 0; i < letters.Length; i++) letters[i] = CodeLetters[r.Next(CodeLetters.Length)];
    });
}
