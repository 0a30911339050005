/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "maker-words.h"

const BenchWords bench_first_items[] = {
  { "Opening of the session", "Ouverture de la session", "" },
  { "Adoption of the agenda", "Adoption de l’ordre du jour", "adoption" },
  { "Status of the decisions of the previous session",
    "Suivi des décisions de la session précédente", "information,guidance" },
};
const guint bench_n_first_items = G_N_ELEMENTS (bench_first_items);

const BenchWords bench_items[] = {
  { "Report of the Regional Office for Capacity Building",
    "Rapport du Bureau régional de renforcement des capacités", "information,discussion" },
  { "Report of the Regional Training Centres", "Rapport des Centres régionaux de formation",
    "information" },
  { "Report of the Regional Intelligence Liaison Office",
    "Rapport du Bureau régional de liaison chargé du renseignement", "information" },
  { "Implementation of the regional strategic plan",
    "Mise en œuvre du plan stratégique régional", "discussion,guidance" },
  { "Priorities of the Region for the coming year",
    "Priorités de la région pour l’année à venir", "discussion,decision" },
  { "Data strategy and exchange of information",
    "Stratégie en matière de données et échange de renseignements", "discussion" },
  { "Green Customs and the circular economy", "Douane verte et économie circulaire",
    "information,discussion" },
  { "E-commerce: state of play and challenges", "Commerce électronique : bilan et enjeux",
    "discussion" },
  { "Transit corridors and coordinated border management",
    "Corridors de transit et gestion coordonnée des frontières", "discussion,guidance" },
  { "Authorized Economic Operators and mutual recognition",
    "Opérateurs économiques agréés et reconnaissance mutuelle", "discussion" },
  { "Fight against illicit trade", "Lutte contre le commerce illicite", "information" },
  { "Single Window and interoperability", "Guichet unique et interopérabilité", "information" },
  { "Integrity and anti-corruption", "Éthique et lutte contre la corruption", "discussion" },
  { "Gender equality and diversity", "Égalité des genres et diversité", "information" },
  { "Disaster management and supply chain continuity",
    "Gestion des catastrophes et continuité de la chaîne logistique", "discussion" },
  { "Revenue collection and valuation", "Recouvrement des recettes et évaluation", "discussion" },
  { "Regional fund: accounts and audit report",
    "Fonds régional : comptes et rapport d’audit", "adoption" },
  { "Cooperation with regional economic communities",
    "Coopération avec les communautés économiques régionales", "information,guidance" },
  { "Preparation of the meetings of the Policy Commission and the Council",
    "Préparation des réunions de la Commission de politique générale et du Conseil",
    "guidance,endorsement" },
  { "Election of the Chair and the Vice-Chair", "Élection du Président et du Vice-Président",
    "election" },
  { "Date and place of the next session", "Date et lieu de la prochaine session", "decision" },
};
const guint bench_n_items = G_N_ELEMENTS (bench_items);

const BenchWords bench_sub_items[] = {
  { "Introduction by the Secretariat", "Présentation par le Secrétariat", "" },
  { "Experience of a Member", "Expérience d’un Membre", "information" },
  { "Draft document for comments", "Projet de document pour observations", "discussion" },
  { "Results of the survey among Members", "Résultats de l’enquête auprès des Membres",
    "information" },
  { "Statement of the private sector", "Déclaration du secteur privé", "information" },
  { "Draft recommendation", "Projet de recommandation", "endorsement" },
  { "Next steps and responsibilities", "Prochaines étapes et responsabilités", "decision" },
};
const guint bench_n_sub_items = G_N_ELEMENTS (bench_sub_items);

const char *const bench_presenters[] = {
  "Commissioner General", "Director General", "Head of the Regional Office", "Vice-Chair",
  "Director, International Affairs", "Project manager", "Chair of the working group",
};
const guint bench_n_presenters = G_N_ELEMENTS (bench_presenters);

const char *const bench_venues[] = {
  "Customs headquarters", "Regional Training Centre", "Conference centre", "Ministry of Finance",
  "Congress hall",
};
const guint bench_n_venues = G_N_ELEMENTS (bench_venues);
