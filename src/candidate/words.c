/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "candidate/words.h"

static const char STOPS[] =
    "The A An In On At By For From To With Of And But Or Nor Yet So If When While As After Before Since Until Because Although Though He She It They We I "
    "You His Her Its Their Our My Your This That These Those There Here What Who Where Why How Which Whose Not No Yes All Some Many Most More Few Several Both "
    "Each Every Any Other Another Such One Two Three Four Five Six Seven Eight Nine Ten Hundreds Thousands Dozens First Second Third Last Next Now Then Today "
    "Tomorrow Yesterday Earlier Later Meanwhile However Also Still Just Only Even According Despite During Under Over Between Among Against Into Through Without "
    "Within About Around Across Along Amid Elsewhere Asked Speaking Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July "
    "August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mr Mrs Ms Dr Sir Lord Lady God Internet Earth Christmas Easter "
    "Ramadan Olympic Olympics AM PM GMT UTC EST TV PhD OK COVID AIDS HIV DNA CEO "
    "Former Acting Vice Deputy Ex Late Attorney Doctor Professor Judge Justice Mayor MP MPs PM";
static const char PARTICLES[] = "of de del della der den van von bin ibn bint al el ul ur la le du da dos das di y e";
static const char GENERIC[] =
    "National Foreign International Federal Central Supreme High Prime State Government Republic Democratic People Peoples North South East West Northern Southern "
    "Eastern Western New Great Grand Royal Public General Special Military Civil Internal External Home Interior Defense Defence Finance Health Education Justice "
    "Trade Energy Security Affairs Presidential Minister President House Upper Lower Constitution Congress Cabinet Chamber "
    "Cold World War Day Treaty Agreement Act Law Bill Article Cup Games Championship Award Prize Street Avenue Road Christian Muslim Islam Jewish Catholic";

/* By EntActorType. */
static const char *const INSIDE[ENT_N_TYPES] = {
    [ENT_TYPE_IGO] =
        "Organization Organisation Union League Alliance Community Forum Federation Confederation Secretariat",
    [ENT_TYPE_COMPANY] =
        "Inc Corp Corporation Ltd Limited Group Bank Holdings Holding PLC LLC Co Company Airlines Airways Motors Petroleum Oil Gas Industries Technologies Electric "
        "Steel Pharmaceuticals Electronics Insurance Telecom Mobile Software Motor Brothers AG GmbH SA SpA NV",
    [ENT_TYPE_BODY] =
        "Ministry Parliament Assembly Senate Council Court Commission Agency Department Directorate Office Committee Authority Police Navy Force "
        "Forces Guard Guards Bureau Administration Service Tribunal Institute Foundation University Center Centre Army",
    [ENT_TYPE_GROUP] =
        "Front Party Brigade Brigades Movement Militia Liberation Jihad Martyrs Resistance Coalition Congress Cartel Tigers",
    [ENT_TYPE_MEDIA] =
        "Times Post Herald News Tribune Gazette Daily Television Radio Journal Chronicle Telegraph Broadcasting Newspaper Magazine Press",
    [ENT_TYPE_PLACE] =
        "Province River Mountain Mountains Island Islands Lake Sea Airport City County Bay Desert Valley Peninsula Strait Gulf Bridge Square "
        "Prison Base Hospital Stadium Beach Coast Region District Border Port Dam Canal",
};
static const char *const BESIDE[ENT_N_TYPES] = {
    [ENT_TYPE_COMPANY] = "shares shareholders chief executives subsidiary stock factory plant",
    [ENT_TYPE_GROUP] =
        "militants rebels fighters gunmen insurgents guerrillas militia party supporters extremists terrorists",
    [ENT_TYPE_MEDIA] = "newspaper magazine television radio daily reported broadcaster website",
    [ENT_TYPE_PLACE] =
        "province region city district airport town village island river neighborhood neighbourhood county area",
    [ENT_TYPE_BODY] = "ministry court parliament officials",
};
static const char *const BEFORE[ENT_N_TYPES] = {
    [ENT_TYPE_COMPANY] = "company firm manufacturer conglomerate carrier bank",
    [ENT_TYPE_GROUP] = "group movement faction militia party rebel militant Islamist",
    [ENT_TYPE_MEDIA] = "newspaper magazine broadcaster",
    [ENT_TYPE_PLACE] = "in near outside around across",
    [ENT_TYPE_PERSON] =
        "spokesman spokeswoman leader minister president chairman director chief commander lawyer analyst professor actor singer journalist activist "
        "son daughter wife husband brother named",
};

static EntWordSet *set_of(const char *words) {
    g_auto(GStrv) list = g_strsplit(words != NULL ? words : "", " ", -1);
    unsigned n_words = words != NULL ? g_strv_length(list) : 0;
    return ent_word_set_new((const char *const *)list, n_words);
}

static EntWordSet *list_of(const EntCatalogue *catalogue, EntWordList list) {
    uint32_t first = catalogue->first_word[list];
    return ent_word_set_new(catalogue->words + first, catalogue->first_word[list + 1] - first);
}

EntNameWords *ent_name_words_new(const EntCatalogue *catalogue) {
    EntNameWords *words = g_new0(EntNameWords, 1);
    words->stops = set_of(STOPS);
    words->particles = set_of(PARTICLES);
    words->generic = set_of(GENERIC);
    words->speech =
        set_of("said says told added warned insisted noted argued explained announced denied claimed urged");
    words->titles = list_of(catalogue, ENT_WORDS_TITLES);
    words->given = list_of(catalogue, ENT_WORDS_GIVEN);
    for (int type = 0; type < ENT_N_TYPES; type++) {
        words->inside[type] = set_of(INSIDE[type]);
        words->beside[type] = set_of(BESIDE[type]);
        words->before[type] = set_of(BEFORE[type]);
    }
    return words;
}

void ent_name_words_free(EntNameWords *words) {
    if (words == NULL)
        return;
    EntWordSet *sets[] = {words->stops, words->particles, words->generic, words->titles, words->given, words->speech};
    for (size_t i = 0; i < G_N_ELEMENTS(sets); i++)
        ent_word_set_free(sets[i]);
    for (int type = 0; type < ENT_N_TYPES; type++) {
        ent_word_set_free(words->inside[type]);
        ent_word_set_free(words->beside[type]);
        ent_word_set_free(words->before[type]);
    }
    g_free(words);
}

bool ent_name_words_is_cue(const EntNameWords *words, uint64_t hash) {
    for (int type = 0; type < ENT_N_TYPES; type++)
        if (ent_word_set_has(words->inside[type], hash))
            return true;
    return false;
}
